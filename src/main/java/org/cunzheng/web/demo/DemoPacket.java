package org.cunzheng.web.demo;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.law.LawBase;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.assembly.PacketComposer;
import org.cunzheng.packet.pdf.PacketRenderer;
import org.cunzheng.packet.pdf.PageImages;
import org.cunzheng.packet.redaction.Withholding;

/** The invented case's complaint, drawn when somebody first asks for it. */
@Singleton
final class DemoPacket {
    private final DemoCase demo;
    private final LawBase law;
    private final CaseFindings findings;
    private final Map<Integer, byte[]> pageImages = new HashMap<>();
    private Optional<Path> drawn = Optional.empty();

    DemoPacket(DemoCase demo, LawBase law, CaseFindings findings) {
        this.demo = demo;
        this.law = law;
        this.findings = findings;
    }

    /** The PDF, in a temporary file of this run. */
    synchronized Path pdf() {
        return drawn.orElseGet(() -> {
            Path pdf = draw();
            drawn = Optional.of(pdf);
            return pdf;
        });
    }

    /** A page as PNG, drawn once; empty where the PDF has no such page. */
    synchronized Optional<byte[]> pageImage(int number) {
        if (!pageImages.containsKey(number)) {
            ByteArrayOutputStream image = new ByteArrayOutputStream();
            try {
                if (!PageImages.draw(Files.newByteChannel(pdf()), number, image)) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pageImages.put(number, image.toByteArray());
        }
        return Optional.ofNullable(pageImages.get(number));
    }

    private Path draw() {
        Checkpoint checkpoint = demo.invented().tree().checkpoint();
        ComplaintPacket packet = new PacketComposer(law)
                .compose(
                        demo.caseFile(),
                        demo.invented().read(),
                        findings.confirmed(
                                demo.caseFile().details(), demo.invented().read()),
                        demo.packetMadeAt(),
                        new ComplaintPacket.LogState(
                                checkpoint.size(),
                                checkpoint.root(),
                                "",
                                "",
                                demo.invented().places(),
                                Map.of()),
                        new ComplaintPacket.Versions(
                                "demo", findings.ruleSet(), law.version(), PacketRenderer.TEMPLATE),
                        Withholding.NOTHING,
                        original -> {
                            throw new IllegalStateException("the invented case has no originals");
                        });
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // All of it is invented: it may lie among everybody's passing files.
            Path pdf = Files.createTempFile("cunzheng-demo-", ".pdf");
            pdf.toFile().deleteOnExit();
            new PacketRenderer(pdf.resolveSibling("")).render(packet, bytes);
            return Files.write(pdf, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
