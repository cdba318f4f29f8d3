package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.packet.PacketFixture;
import org.cunzheng.packet.pdf.PacketRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A complaint opened in an editor of PDFs after the packet was made, and put back: each edit is an honest PDF to a reader. */
class EditedPdfTest {
    private static final String COMPLAINT = "complaint.pdf";
    private static byte[] pdf = new byte[0];
    private static byte[] packet = new byte[0];

    @TempDir
    private Path folder = Path.of("");

    private interface Change {
        void on(PDDocument document) throws IOException;
    }

    enum Edit {
        PAGE_RESIZED(document -> document.getPage(0).setMediaBox(new PDRectangle(400, 400)), false),
        PAGE_REMOVED(document -> document.removePage(document.getNumberOfPages() - 1), false),
        ANNOTATION_ADDED(EditedPdfTest::annotate, false),
        ANNOTATION_APPENDED_TO_THE_SAME_BYTES(EditedPdfTest::annotate, true),
        PICTURE_REPLACED(EditedPdfTest::replacePicture, false),
        WORDS_PAINTED_OVER(EditedPdfTest::paintOver, false),
        AUTHOR_CHANGED(document -> document.getDocumentInformation().setAuthor("another"), false),
        SAVED_AGAIN(_ -> {}, false);

        private final Change change;
        private final boolean appended;

        Edit(Change change, boolean appended) {
            this.change = change;
            this.appended = appended;
        }

        byte[] of(byte[] original) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (PDDocument document = Loader.loadPDF(original)) {
                change.on(document);
                if (appended) {
                    document.saveIncremental(out);
                } else {
                    document.save(out);
                }
            }
            return out.toByteArray();
        }
    }

    @BeforeAll
    static void make() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PacketRenderer(Path.of("target"))
                .render(
                        PacketFixture.packet(
                                List.of(PacketFixture.exhibit(
                                        1,
                                        PacketFixture.message(PacketFixture.THREAT),
                                        List.of(PacketFixture.file("chat.png", "image/png", png(Color.WHITE))))),
                                List.of()),
                        out);
        pdf = out.toByteArray();
        packet = good().relisted().zip();
    }

    private static Forgery good() {
        return new Forgery(BundleFixture.bytes(BundleFixture.bundle())).put(COMPLAINT, pdf);
    }

    @ParameterizedTest
    @EnumSource
    void an_edit_is_found_by_anybody_without_a_key(Edit edit) throws IOException {
        byte[] edited = edit.of(pdf);
        assertThat(edited).isNotEqualTo(pdf);
        assertThat(verify(packet).verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);

        Verification verification =
                verify(new Forgery(packet).put(COMPLAINT, edited).zip());

        assertThat(verification.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(verification.check(Check.Name.FILES).faults())
                .extracting(Fault::subject)
                .containsOnly(COMPLAINT);
    }

    @ParameterizedTest
    @EnumSource
    void who_makes_all_lists_fit_the_edit_lacks_the_signature(Edit edit) throws IOException {
        Verification verification = verify(new Forgery(packet)
                .put(COMPLAINT, edit.of(pdf))
                .relistedUnsigned()
                .zip());

        assertThat(verification.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(verification.check(Check.Name.FILES).outcome()).isEqualTo(Check.Outcome.PASSED);
        assertThat(verification.check(Check.Name.SIGNATURE).outcome()).isEqualTo(Check.Outcome.FAILED);
    }

    private Verification verify(byte[] zip) throws IOException {
        return PacketVerifier.verify(Files.write(folder.resolve("packet.zip"), zip), Brought.NOTHING);
    }

    private static void annotate(PDDocument document) throws IOException {
        PDAnnotationText note = new PDAnnotationText();
        note.setContents("the complainant takes everything back");
        note.setRectangle(new PDRectangle(50, 700, 200, 50));
        PDPage page = document.getPage(0);
        page.getAnnotations().add(note);
        page.getCOSObject().setNeedToBeUpdated(true);
        page.getCOSObject().getCOSArray(COSName.ANNOTS).setNeedToBeUpdated(true);
        note.getCOSObject().setNeedToBeUpdated(true);
    }

    private static void replacePicture(PDDocument document) throws IOException {
        int replaced = 0;
        for (PDPage page : document.getPages()) {
            PDResources resources = page.getResources();
            for (COSName name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDImageXObject) {
                    resources.put(name, LosslessFactory.createFromImage(document, picture(Color.BLACK)));
                    replaced++;
                }
            }
        }
        assertThat(replaced).as("pictures in the complaint").isPositive();
    }

    private static void paintOver(PDDocument document) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
            content.setNonStrokingColor(Color.WHITE);
            content.addRect(0, 0, 600, 900);
            content.fill();
        }
    }

    private static byte[] png(Color color) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture(color), "png", out);
        return out.toByteArray();
    }

    private static BufferedImage picture(Color color) {
        BufferedImage image = new BufferedImage(320, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 320, 240);
        graphics.dispose();
        return image;
    }
}
