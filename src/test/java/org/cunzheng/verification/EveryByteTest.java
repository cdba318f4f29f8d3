package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cunzheng.packet.BundleFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte of a packet counts: none can be changed, taken out, put in or cut off without being noticed. */
class EveryByteTest {
    private static final byte[] GOOD = BundleFixture.bytes(BundleFixture.bundle());
    /** Taken in turn: one bit that hardly shows, the case of a letter, all bits. */
    private static final int[] CHANGES = {0x01, 0x20, 0xff};

    /** All that follows such a change is out of its place, so that not every position has to be tried. */
    private static final int STEP = 29;

    /** Every third byte is tried in one run, beginning at any of three, so that a few runs try them all. */
    private static final int THIRD = 3;

    private static final int START = new Random().nextInt(THIRD);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void no_byte_can_be_changed() throws IOException {
        int parts = Runtime.getRuntime().availableProcessors();
        List<String> unnoticed = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> unnoticedChanges(part, parts))
                .flatMap(List::stream)
                .toList();
        assertThat(unnoticed).isEmpty();
        Path packet = Files.write(folder.resolve("packet.zip"), GOOD);
        assertThat(PacketVerifier.verify(packet, Brought.NOTHING).verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
    }

    /** Of each {@code parts} bytes that are tried tries one. */
    private List<String> unnoticedChanges(int part, int parts) {
        List<String> unnoticed = new ArrayList<>();
        try {
            Path packet = Files.write(folder.resolve("packet-" + part + ".zip"), GOOD);
            try (RandomAccessFile file = new RandomAccessFile(packet.toFile(), "rw")) {
                for (int at = START + part * THIRD; at < GOOD.length; at += parts * THIRD) {
                    int change = CHANGES[at / THIRD % CHANGES.length];
                    file.seek(at);
                    file.write(GOOD[at] ^ change);
                    if (PacketVerifier.verify(packet, Brought.NOTHING).verdict() == Verdict.SIGNER_NOT_KNOWN) {
                        unnoticed.add(at + " ^ " + change);
                    }
                    file.seek(at);
                    file.write(GOOD[at]);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return unnoticed;
    }

    @Test
    void no_byte_can_be_taken_out_or_put_in_and_no_end_be_cut_off() throws IOException {
        Path packet = folder.resolve("packet.zip");
        List<String> unnoticed = new ArrayList<>();
        for (int at = 0; at < GOOD.length; at += STEP) {
            byte[] shorter = new byte[GOOD.length - 1];
            System.arraycopy(GOOD, 0, shorter, 0, at);
            System.arraycopy(GOOD, at + 1, shorter, at, GOOD.length - at - 1);
            byte[] longer = new byte[GOOD.length + 1];
            System.arraycopy(GOOD, 0, longer, 0, at);
            System.arraycopy(GOOD, at, longer, at + 1, GOOD.length - at);
            byte[] cut = new byte[at];
            System.arraycopy(GOOD, 0, cut, 0, at);
            for (byte[] wrong : List.of(shorter, longer, cut)) {
                Files.write(packet, wrong);
                if (PacketVerifier.verify(packet, Brought.NOTHING).verdict() == Verdict.SIGNER_NOT_KNOWN) {
                    unnoticed.add(at + " of " + wrong.length);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }
}
