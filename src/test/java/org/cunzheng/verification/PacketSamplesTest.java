package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketSamplesTest {

    static List<PacketSamples.Sample> samples() {
        return PacketSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_packet_is_judged_by_the_fault_it_is_named_for(PacketSamples.Sample sample) throws IOException {
        Path packet = PacketSamples.FOLDER.resolve(sample.name() + ".zip");
        Verification verification = PacketVerifier.verify(packet, Brought.NOTHING);
        assertThat(Files.readAllBytes(packet))
                .as("run PacketSamples.main when the format changes")
                .isEqualTo(sample.bytes());
        assertThat(verification.checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                .as(verification.checks().toString())
                .extracting(Check::name)
                .containsExactlyInAnyOrderElementsOf(sample.failing());
        assertThat(verification.verdict()).isEqualTo(sample.verdict());
    }

    @Test
    void no_packet_lies_there_without_being_judged() throws IOException {
        try (Stream<Path> packets = Files.list(PacketSamples.FOLDER)) {
            assertThat(packets.map(packet -> packet.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(samples().stream()
                            .map(sample -> sample.name() + ".zip")
                            .toList());
        }
    }
}
