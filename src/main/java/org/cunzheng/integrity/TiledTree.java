package org.cunzheng.integrity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A log's tree read from its tiles, each once. Not for several threads. */
public final class TiledTree implements MerkleNodes {
    private final BiFunction<Integer, Long, Optional<Tile>> tiles;
    private final Map<Integer, Map<Long, Tile>> read = new HashMap<>();

    /** @param tiles gives the tile of a level and an index, as full as it is now */
    public TiledTree(BiFunction<Integer, Long, Optional<Tile>> tiles) {
        this.tiles = tiles;
    }

    /** @throws IllegalStateException where there is no such tile, or too little of it */
    @Override
    public Sha256 node(int level, long index) {
        int height = level % Tile.HEIGHT;
        long first = index << height;
        Tile tile = tile(level / Tile.HEIGHT, first / Tile.WIDTH);
        int from = (int) (first % Tile.WIDTH);
        if (from + (1 << height) > tile.hashes().size()) {
            throw new IllegalStateException("tile " + tile.level() + "/" + tile.index() + " ends at "
                    + tile.hashes().size());
        }
        return tile.subtree(from, height);
    }

    private Tile tile(int level, long index) {
        return read.computeIfAbsent(level, _ -> new HashMap<>())
                .computeIfAbsent(
                        index,
                        _ -> tiles.apply(level, index)
                                .orElseThrow(() -> new IllegalStateException("no tile " + level + "/" + index)));
    }
}
