package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.Sha256;

/** The public log, as somebody sees it who keeps every checkpoint that was ever shown. */
final class FollowedLog {
    private final Set<String> checkpoints = ConcurrentHashMap.newKeySet();

    int seen() {
        return checkpoints.size();
    }

    void look(ApiClient anybody) {
        ApiClient.Answer answer = anybody.get("/log/checkpoint");
        assertThat(answer.status()).isEqualTo(200);
        checkpoints.add(answer.text());
    }

    /** Every checkpoint that anybody ever saw is the root of a beginning of today's log. */
    void holdsAllThatItSigned(ApiClient anybody) {
        look(anybody);
        String[] newest = anybody.get("/log/checkpoint").text().split("\n");
        MerkleTree tree = MerkleTree.of(commitments(anybody, Long.parseLong(newest[1])));
        for (String note : checkpoints) {
            String[] lines = note.split("\n");
            long size = Long.parseLong(lines[1]);
            if (size <= Long.parseLong(newest[1])) {
                assertThat(Base64.getEncoder()
                                .encodeToString(tree.view().root(size).bytes()))
                        .as("root of " + size)
                        .isEqualTo(lines[2]);
            }
        }
        long largest = checkpoints.stream()
                .mapToLong(note -> Long.parseLong(note.split("\n")[1]))
                .max()
                .orElseThrow();
        assertThat(Long.parseLong(newest[1])).as("never shorter").isGreaterThanOrEqualTo(largest);
    }

    private static List<Sha256> commitments(ApiClient anybody, long size) {
        List<Sha256> commitments = new ArrayList<>();
        for (long tile = 0; tile * 256 < size; tile++) {
            int width = (int) Math.min(256, size - tile * 256);
            byte[] entries = anybody.get(
                            "/log/tile/entries/" + "%03d".formatted(tile) + (width < 256 ? ".p/" + width : ""))
                    .body();
            for (int i = 0; i < width; i++) {
                commitments.add(Sha256.ofBytes(Arrays.copyOfRange(entries, i * 34 + 2, i * 34 + 34)));
            }
        }
        return commitments;
    }
}
