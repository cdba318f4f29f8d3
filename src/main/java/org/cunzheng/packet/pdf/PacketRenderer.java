package org.cunzheng.packet.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cunzheng.packet.ComplaintPacket;

/** Sets a complaint packet as a PDF: the same packet gives the same bytes. */
public final class PacketRenderer {
    /** The version of wording, style and structure, printed in every packet. */
    public static final String TEMPLATE = "complaint-4";

    private static final String LANGUAGE = "zh";
    private static final long IN_MEMORY = 32L << 20;

    private final Path scratch;
    private final long inMemory;

    /** @param scratch the folder of the temporary files */
    public PacketRenderer(Path scratch) {
        this(scratch, IN_MEMORY);
    }

    /** @param inMemory how many bytes of the document stay in memory; the rest passes through temporary files */
    PacketRenderer(Path scratch, long inMemory) {
        this.scratch = scratch;
        this.inMemory = inMemory;
    }

    /**
     * Writes the packet; pictures pass through temporary files that are gone afterwards. Closes neither the stream nor
     * anything of the packet.
     *
     * @throws IOException where the stream or a temporary file cannot be written
     * @throws UncheckedIOException where an original cannot be read
     */
    public void render(ComplaintPacket packet, OutputStream out) throws IOException {
        MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(inMemory).setTempDir(scratch.toFile());
        try (PDDocument document = new PDDocument(memory.streamCache)) {
            Wording wording = Wording.in(LANGUAGE);
            Pictures pictures = Pictures.read(packet, document, wording);
            PacketTree tree = new PacketTree(Draft.of(packet, wording, pictures));
            try (Typesetter typesetter = new Typesetter(tree.build(), document)) {
                Map<String, PicturePainter.Space> spaces = typesetter.set();
                new PicturePainter(document).paint(pictures, spaces);
                new Description(packet, tree.title(), wording).write(document);
                document.save(out);
            }
        }
    }
}
