package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TiledTreeTest {
    /** More than 256 · 256, so that there are tiles of three levels. */
    private static final int MANY = 66_000;

    private static final MerkleTree WHOLE = tree(MANY);

    /** Tiles as a log keeps them: each replaced by a fuller one, read again before each batch. */
    private static final class Store {
        private final Map<String, byte[]> tiles = new HashMap<>();
        private long size;

        void append(int count) {
            List<Tile> partial = new ArrayList<>();
            for (int level = 0; level < TreeEdge.levels(size); level++) {
                if (TreeEdge.partialWidth(size, level) > 0) {
                    partial.add(tile(level, TreeEdge.partialIndex(size, level)).orElseThrow());
                }
            }
            TreeEdge edge = new TreeEdge(size, partial);
            for (int i = 0; i < count; i++) {
                edge.append(commitment(size + i));
            }
            edge.tiles().forEach(tile -> {
                byte[] before = tiles.put(tile.level() + "/" + tile.index(), tile.bytes());
                if (before != null) {
                    assertThat(tile.bytes()).startsWith(before);
                }
            });
            size = edge.size();
            assertThat(edge.root()).isEqualTo(WHOLE.view(size).root());
        }

        Optional<Tile> tile(int level, long index) {
            return Optional.ofNullable(tiles.get(level + "/" + index)).map(bytes -> Tile.ofBytes(level, index, bytes));
        }

        MerkleView view(long size) {
            return new MerkleView(size, new TiledTree(this::tile));
        }
    }

    private static Sha256 commitment(long number) {
        return Sha256.of(("entry " + number).getBytes(UTF_8));
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(commitment(i));
        }
        return tree;
    }

    @Property(tries = 40)
    void batches_of_any_sizes_give_the_same_tree(@ForAll @Size(max = 8) List<@IntRange(max = 700) Integer> batches) {
        Store store = new Store();
        batches.forEach(store::append);
        for (long size = store.size; size > 0; size = size * 2 / 3) {
            assertThat(store.view(size).root()).isEqualTo(WHOLE.view(size).root());
            long place = size / 3;
            assertThat(store.view(size).inclusionProof(place))
                    .isEqualTo(WHOLE.view(size).inclusionProof(place));
            assertThat(store.view(size).consistencyProof(place + 1))
                    .isEqualTo(WHOLE.view(size).consistencyProof(place + 1));
        }
    }

    @Test
    void three_levels_of_tiles_give_the_same_proofs() {
        Store store = new Store();
        for (int batch : new int[] {1, 255, 256, 65_023, 1, 464}) {
            store.append(batch);
        }
        assertThat(store.tiles).containsKeys("0/0", "0/257", "1/0", "1/1", "2/0");
        assertThat(store.tiles.get("2/0")).hasSize(Sha256.LENGTH);
        for (long place : new long[] {0, 255, 256, 65_535, 65_536, MANY - 1}) {
            assertThat(store.view(MANY).inclusionProof(place))
                    .isEqualTo(WHOLE.view(MANY).inclusionProof(place));
        }
        assertThat(store.view(MANY).consistencyProof(65_535))
                .isEqualTo(WHOLE.view(MANY).consistencyProof(65_535));
    }

    @Test
    void an_edge_that_lost_a_hash_is_refused() {
        Store store = new Store();
        store.append(300);
        Tile whole = store.tile(0, 1).orElseThrow();
        Tile shorter = new Tile(0, 1, whole.hashes().subList(0, 43));
        Tile above = store.tile(1, 0).orElseThrow();
        assertThatIllegalStateException().isThrownBy(() -> new TreeEdge(300, List.of(shorter, above)));
        assertThatIllegalStateException().isThrownBy(() -> new TreeEdge(300, List.of(whole)));
        assertThat(new TreeEdge(300, List.of(whole, above)).root())
                .isEqualTo(WHOLE.view(300).root());
    }

    @Test
    void a_missing_tile_is_no_proof() {
        Store store = new Store();
        store.append(600);
        store.tiles.remove("0/1");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.view(600).inclusionProof(300))
                .withMessageContaining("0/1");
    }
}
