package io.privateer.codegen.read;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Which types this compilation reads from sources. All others come from class files: they have no position, no Javadoc, and
 * usually belong to another module.
 *
 * @param names full names of top-level types
 */
record SourceTypes(Set<String> names) {
    SourceTypes {
        names = Set.copyOf(names);
    }

    boolean contains(Element element) {
        Element outermost = element;
        while (outermost.getEnclosingElement() != null
                && !(outermost.getEnclosingElement() instanceof javax.lang.model.element.PackageElement)) {
            outermost = outermost.getEnclosingElement();
        }
        return outermost instanceof TypeElement type
                && names.contains(type.getQualifiedName().toString());
    }
}
