package io.privateer.codegen.read;

import io.privateer.codegen.model.ModuleId;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What all readers of one run share. */
record ReadContext(
        Elements elements,
        Types types,
        SourceTypes sources,
        Optional<ModuleId> module,
        Owners owners,
        ProtoSources protos,
        Problems problems,
        Docs docs) {
    /** The element itself if it stands in a source file, else its use. */
    Site site(Element element, String text, Site use) {
        return sources.contains(element) ? new Site(element, text) : use.named(text);
    }
}
