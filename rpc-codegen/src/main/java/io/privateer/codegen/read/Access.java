package io.privateer.codegen.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;

/** Who may name a type: itself and everything around it counts. */
enum Access {
    PUBLIC,
    /** Only its package; {@code protected} too, since generated code extends nothing. */
    PACKAGE,
    PRIVATE;

    static Access of(Element type) {
        Access access = PUBLIC;
        for (Element element = type;
                element != null && !(element instanceof PackageElement);
                element = element.getEnclosingElement()) {
            if (element.getModifiers().contains(Modifier.PRIVATE)) {
                return PRIVATE;
            }
            if (!element.getModifiers().contains(Modifier.PUBLIC)) {
                access = PACKAGE;
            }
        }
        return access;
    }
}
