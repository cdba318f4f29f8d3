package org.cunzheng.acquisition.smsbackup;

import java.util.List;

/** One parsed element with its children. */
record Element(String name, Attributes attributes, List<Element> children) {
    Element {
        children = List.copyOf(children);
    }

    List<Element> grandchildren(String child, String grandchild) {
        return children.stream()
                .filter(element -> element.name.equals(child))
                .flatMap(element -> element.children.stream())
                .filter(element -> element.name.equals(grandchild))
                .toList();
    }
}
