package org.cunzheng.packet.pdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Exhibit;

/** What became of each file of each exhibit. */
final class Pictures {
    /**
     * A file's place.
     *
     * @param file from 1, within the exhibit
     */
    record Place(int exhibit, int file) {
        /** The name of the page of one of its parts. */
        String partId(int part) {
            return "picture-" + exhibit + "-" + file + "-" + part;
        }

        /** The name of the caption of its first page. */
        String id() {
            return "file-" + exhibit + "-" + file;
        }

        /** The name of the end of its last page. */
        String endId() {
            return "file-end-" + exhibit + "-" + file;
        }
    }

    private final Map<Place, Picture> pictures;

    private Pictures(Map<Place, Picture> pictures) {
        this.pictures = pictures;
    }

    /** Takes every picture of the packet into the document, one after the other. */
    static Pictures read(ComplaintPacket packet, PDDocument document, Wording wording) {
        PictureReader reader = new PictureReader(document, wording);
        Map<Place, Picture> pictures = new LinkedHashMap<>();
        for (Exhibit exhibit : packet.exhibits()) {
            for (int file = 0; file < exhibit.files().size(); file++) {
                pictures.put(
                        new Place(exhibit.number(), file + 1),
                        reader.read(exhibit.files().get(file)));
            }
        }
        return new Pictures(pictures);
    }

    Picture at(Place place) {
        return Objects.requireNonNull(pictures.get(place));
    }

    /** All of them, in the order of the exhibits. */
    Map<Place, Picture> all() {
        return pictures;
    }
}
