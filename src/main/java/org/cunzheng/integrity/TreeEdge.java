package org.cunzheng.integrity;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree in tiles, at which leaves are added; it keeps the tiles that this changed. Not for several threads.
 */
public final class TreeEdge {
    /** The hashes of the tile at the edge of each level, fewer than a full tile's. */
    private final List<List<Sha256>> edge = new ArrayList<>();

    private final List<Tile> completed = new ArrayList<>();
    private long size;

    /**
     * @param size how many leaves the tree has
     * @param partial the tiles at its right edge that are not full, as {@link #partialWidth} tells them
     * @throws IllegalStateException where they are not those of a tree of that size
     */
    public TreeEdge(long size, List<Tile> partial) {
        this.size = size;
        for (Tile tile : partial) {
            level(tile.level()).addAll(tile.hashes());
        }
        for (int level = 0; level < Math.max(edge.size(), levels(size)); level++) {
            int width = level(level).size();
            if (width != partialWidth(size, level)) {
                throw new IllegalStateException("the tile at the edge of level " + level + " has " + width
                        + " hashes, in a tree of " + size + " it has " + partialWidth(size, level));
            }
        }
    }

    /** How many levels of tiles a tree has. */
    public static int levels(long size) {
        int levels = 0;
        while (size >> (Tile.HEIGHT * levels) > 0) {
            levels++;
        }
        return levels;
    }

    /** How many hashes the tile at the right edge of a level has while it is not full; 0 where there is none. */
    public static int partialWidth(long size, int level) {
        return (int) ((size >> (Tile.HEIGHT * level)) % Tile.WIDTH);
    }

    /** The index of the tile at the right edge of a level while it is not full. */
    public static long partialIndex(long size, int level) {
        return size >> (Tile.HEIGHT * (level + 1));
    }

    /** Adds an entry's commitment as the next leaf. */
    public void append(Sha256 commitment) {
        Sha256 hash = MerkleProofs.leafHash(commitment.bytes());
        for (int level = 0; ; level++) {
            List<Sha256> hashes = level(level);
            hashes.add(hash);
            if (hashes.size() < Tile.WIDTH) {
                break;
            }
            Tile full = new Tile(level, partialIndex(size, level), hashes);
            completed.add(full);
            hashes.clear();
            hash = full.subtree(0, Tile.HEIGHT);
        }
        size++;
    }

    private List<Sha256> level(int level) {
        while (edge.size() <= level) {
            edge.add(new ArrayList<>());
        }
        return edge.get(level);
    }

    public long size() {
        return size;
    }

    /** The root of the tree as it is now; of no leaves, the digest of nothing. */
    public Sha256 root() {
        return new MerkleView(size, this::node).root();
    }

    /** Any node that the root of this very size is made of: those lie at the edge. */
    private Sha256 node(int level, long index) {
        int height = level % Tile.HEIGHT;
        int tileLevel = level / Tile.HEIGHT;
        long first = index << height;
        return new Tile(tileLevel, first / Tile.WIDTH, edge.get(tileLevel)).subtree((int) (first % Tile.WIDTH), height);
    }

    /** The tiles that were filled, which never change again, and those at the edge as they are now. */
    public List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>(completed);
        for (int level = 0; level < edge.size(); level++) {
            if (!edge.get(level).isEmpty()) {
                tiles.add(new Tile(level, partialIndex(size, level), edge.get(level)));
            }
        }
        return List.copyOf(tiles);
    }
}
