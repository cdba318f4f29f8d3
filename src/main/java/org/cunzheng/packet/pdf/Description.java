package org.cunzheng.packet.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.zip.CRC32;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;
import org.cunzheng.packet.ComplaintPacket;

/**
 * What a document says of itself: its title, dates and id, none of them from the clock, so that the same packet gives the
 * same bytes. Written twice, as PDF/A asks: in the information dictionary and as XMP.
 */
final class Description {
    private static final String PRODUCER = "Cunzheng";
    private static final int PDF_A_PART = 3;

    private final ComplaintPacket packet;
    private final String title;
    private final Wording wording;
    private final Calendar made;

    Description(ComplaintPacket packet, String title, Wording wording) {
        this.packet = packet;
        this.title = title;
        this.wording = wording;
        this.made = GregorianCalendar.from(packet.createdAt());
        made.set(Calendar.MILLISECOND, 0);
    }

    void write(PDDocument document) throws IOException {
        document.setDocumentInformation(information());
        document.setDocumentId(id());
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setMetadata(metadata(document));
        catalog.setLanguage(wording.say("language"));
        catalog.setPageMode(PageMode.USE_OUTLINES);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }

    private PDDocumentInformation information() {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setSubject(subject());
        information.setCreator(creator());
        information.setProducer(PRODUCER);
        information.setCreationDate(made);
        information.setModificationDate(made);
        return information;
    }

    private PDMetadata metadata(PDDocument document) throws IOException {
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        xmp.createAndAddDublinCoreSchema().setTitle(title);
        xmp.getDublinCoreSchema().setDescription(subject());
        xmp.getDublinCoreSchema().addLanguage(wording.say("language"));
        xmp.createAndAddAdobePDFSchema().setProducer(PRODUCER);
        XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
        basic.setCreatorTool(creator());
        basic.setCreateDate(made);
        basic.setModifyDate(made);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            var conformance = xmp.createAndAddPDFAIdentificationSchema();
            conformance.setPart(PDF_A_PART);
            conformance.setConformance("B");
            new XmpSerializer().serialize(xmp, written, true);
        } catch (BadFieldValueException | TransformerException e) {
            throw new IOException("the document's metadata cannot be written", e);
        }
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(written.toByteArray());
        return metadata;
    }

    private String subject() {
        return wording.say("head.caseFile", packet.caseFile());
    }

    private String creator() {
        return PRODUCER + " " + packet.versions().product();
    }

    /** Fixed by what the packet is of and when it was made; it only has to differ between packets. */
    private long id() {
        CRC32 checksum = new CRC32();
        String of = packet.caseFile() + " " + packet.createdAt() + " " + packet.log();
        checksum.update(of.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }
}
