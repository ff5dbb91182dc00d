package io.privateer.codegen.read;

import javax.lang.model.element.Element;

/**
 * Where something is reported, and what people call it.
 *
 * @param element the element with a position in a source file
 * @param text the element that is at fault, {@code shop.Orders.place, parameter unit}; it may come from a class file, and
 *     then {@code element} is its use
 */
record Site(Element element, String text) {
    Site named(String newText) {
        return new Site(element, newText);
    }
}
