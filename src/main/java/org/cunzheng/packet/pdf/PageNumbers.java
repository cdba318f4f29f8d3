package org.cunzheng.packet.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The places in the tree that show on which page another place is. */
final class PageNumbers {
    static final String FROM = "data-from";
    static final String TO = "data-to";
    /** As wide as the numbers that will stand there. */
    static final String UNKNOWN = "000";

    private final List<Element> references = new ArrayList<>();

    PageNumbers(Document document) {
        NodeList spans = document.getElementsByTagName("span");
        for (int place = 0; place < spans.getLength(); place++) {
            if (spans.item(place) instanceof Element span && span.hasAttribute(FROM)) {
                references.add(span);
            }
        }
    }

    /** Writes the numbers; tells whether any of them changed, so that the pages have to be set again. */
    boolean fill(Map<String, PicturePainter.Space> places) {
        boolean changed = false;
        for (Element reference : references) {
            int from = pageOf(reference.getAttribute(FROM), places);
            int to = reference.hasAttribute(TO) ? pageOf(reference.getAttribute(TO), places) : from;
            String text = from == to ? Integer.toString(from) : from + "–" + to;
            if (!text.equals(reference.getTextContent())) {
                reference.setTextContent(text);
                changed = true;
            }
        }
        return changed;
    }

    private static int pageOf(String id, Map<String, PicturePainter.Space> places) {
        PicturePainter.Space place = places.get(id);
        if (place == null) {
            throw new IllegalStateException("nothing is named " + id);
        }
        return place.page();
    }
}
