package org.cunzheng.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A run of up to 256 consecutive hashes of the tree at one height, as C2SP tlog-tiles stores and serves them: at level 0 the
 * leaf hashes, at level n the roots of full tiles of level n - 1.
 *
 * @param level from 0
 * @param index from 0 at its level
 * @param hashes 1 to 256
 */
public record Tile(int level, long index, List<Sha256> hashes) {
    /** Hashes of a full tile. */
    public static final int WIDTH = 256;

    /** How many levels of the binary tree one tile spans. */
    static final int HEIGHT = 8;

    public Tile {
        if (hashes.isEmpty() || hashes.size() > WIDTH) {
            throw new IllegalArgumentException("a tile has 1 to 256 hashes, not " + hashes.size());
        }
        hashes = List.copyOf(hashes);
    }

    /** @throws IllegalArgumentException unless the bytes are 1 to 256 hashes */
    public static Tile ofBytes(int level, long index, byte[] bytes) {
        if (bytes.length % Sha256.LENGTH != 0) {
            throw new IllegalArgumentException("not whole hashes: " + bytes.length + " bytes");
        }
        List<Sha256> hashes = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += Sha256.LENGTH) {
            hashes.add(Sha256.ofBytes(Arrays.copyOfRange(bytes, from, from + Sha256.LENGTH)));
        }
        return new Tile(level, index, hashes);
    }

    /** The hashes one after the other, as they are served. */
    public byte[] bytes() {
        byte[] bytes = new byte[hashes.size() * Sha256.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Sha256.LENGTH, Sha256.LENGTH);
        }
        return bytes;
    }

    public boolean isFull() {
        return hashes.size() == WIDTH;
    }

    /**
     * The root of {@code 2^height} of its hashes.
     *
     * @param first the first of them; a multiple of their number
     */
    Sha256 subtree(int first, int height) {
        if (height == 0) {
            return hashes.get(first);
        }
        int half = 1 << (height - 1);
        return MerkleProofs.nodeHash(subtree(first, height - 1), subtree(first + half, height - 1));
    }
}
