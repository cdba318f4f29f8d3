package org.cunzheng.packet.pdf;

import java.util.Objects;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An element of the packet's page tree, to write into. Text goes in as text nodes only, so nothing needs escaping. */
final class Html {
    private final Element element;
    private final VisibleText visible;

    Html(Element element, VisibleText visible) {
        this.element = element;
        this.visible = visible;
    }

    /** Appends a child element and gives it back. */
    Html add(String tag) {
        Element child = document().createElement(tag);
        element.appendChild(child);
        return new Html(child, visible);
    }

    /** Appends a child element of a style class and gives it back. */
    Html add(String tag, String styleClass) {
        return add(tag).set("class", styleClass);
    }

    /** Appends text, with what cannot be drawn written out; gives back the same element. */
    Html say(String text) {
        for (VisibleText.Piece piece : visible.pieces(text)) {
            if (piece.named()) {
                Element named = document().createElement("span");
                named.setAttribute("class", "code-point");
                named.setTextContent(piece.text());
                element.appendChild(named);
            } else {
                element.appendChild(document().createTextNode(piece.text()));
            }
        }
        return this;
    }

    /** Appends a black bar that says in white that something is withheld; gives back the same element. */
    Html blackOut(String said) {
        add("span", "blacked").say(said);
        return this;
    }

    /** Sets an attribute; gives back the same element. */
    Html set(String name, String value) {
        element.setAttribute(name, value);
        return this;
    }

    /** Names this place, so that links and page numbers can refer to it. */
    Html id(String id) {
        return set("id", id);
    }

    /** Appends a link to a named place of the document and gives it back. */
    Html link(String id) {
        return add("a").set("href", "#" + id);
    }

    /** Appends the number of the page on which a place is, to be filled in once it is known. */
    void pageOf(String id) {
        add("span", "page-of").set(PageNumbers.FROM, id).say(PageNumbers.UNKNOWN);
    }

    /** Appends the page or pages from one place to another, to be filled in once they are known. */
    void pagesOf(String first, String last) {
        add("span", "page-of")
                .set(PageNumbers.FROM, first)
                .set(PageNumbers.TO, last)
                .say(PageNumbers.UNKNOWN);
    }

    private Document document() {
        return Objects.requireNonNull(element.getOwnerDocument());
    }
}
