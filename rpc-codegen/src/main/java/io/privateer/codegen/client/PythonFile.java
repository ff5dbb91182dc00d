package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One Python module: imports, classes, stubs, and at its end the tables that the runtime reads. */
final class PythonFile {
    private final ClientModel model;
    private final PythonNames names;
    private final ClientPackage content;
    private final PythonTypes types;
    private final SourceText out = new SourceText("    ");
    private final Set<String> exported = new TreeSet<>(PythonFile::asTheLinterSorts);

    PythonFile(ClientModel model, PythonNames names, ClientPackage content) {
        this.model = model;
        this.names = names;
        this.content = content;
        types = new PythonTypes(model.module(), names, content.name());
    }

    String text() {
        content.enums().forEach(this::enumeration);
        for (MessageModel message : content.messages()) {
            switch (message.kind()) {
                case RECORD -> record(message);
                case ERROR -> error(message);
                case ONEOF, REQUEST, REPLY, WRAPPER -> {}
            }
        }
        content.messages().stream()
                .filter(message -> message.kind() == MessageModel.Kind.ONEOF)
                .forEach(this::union);
        PythonServices services = new PythonServices(model.module(), names, types, out);
        for (ServiceModel service : content.services()) {
            services.write(service);
            PythonNames.ServiceNames called = names.service(service);
            exported.addAll(List.of(called.base(), called.client(), called.asyncClient(), called.bind()));
        }
        new PythonTables(model, names, types, content, out).write();
        return head() + out;
    }

    private String head() {
        SourceText head = new SourceText("    ");
        String of = content.name().isEmpty() ? "the unnamed package" : content.name();
        head.line("\"\"\"What " + of + " offers, for Python.")
                .line()
                .line("Generated from Java by Privateer. Changes here are lost: change the Java source and build.")
                .line("\"\"\"")
                .line()
                .line("from __future__ import annotations")
                .line();
        types.imports().forEach(library -> head.line("import " + library + " as _" + library));
        if (!types.imports().isEmpty()) {
            head.line();
        }
        types.googles().forEach(module -> head.line("from google.protobuf import " + module + " as _" + module));
        if (!types.googles().isEmpty()) {
            head.line();
        }
        if (out.toString().contains("_rpc.")) {
            head.line("import privateer as _rpc");
        }
        head.line("from privateer import codec as _codec");
        if (!content.services().isEmpty()) {
            head.line("from privateer import service as _service");
        }
        if (!types.packages().isEmpty()) {
            head.line().line("# isort: split").line();
            types.packages().stream()
                    .map(names::module)
                    .sorted()
                    .forEach(module -> head.line("import " + module + " as _" + module));
        }
        head.line();
        if (exported.isEmpty()) {
            head.line("__all__: list[str] = []");
        } else {
            head.open("__all__ = [");
            exported.forEach(name -> head.line("\"" + name + "\","));
            head.close("]");
        }
        return head.toString();
    }

    /** What looks like a constant first, then classes, then functions. */
    private static int asTheLinterSorts(String one, String other) {
        int byKind = Integer.compare(kind(one), kind(other));
        return byKind != 0 ? byKind : one.compareTo(other);
    }

    private static int kind(String name) {
        if (name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT))) {
            return 0;
        }
        return Character.isUpperCase(name.charAt(0)) ? 1 : 2;
    }

    // ---- enums

    private void enumeration(EnumModel enumeration) {
        String name = names.classOf(enumeration.name());
        exported.add(name);
        boolean open = enumeration.unknown().isPresent();
        out.line().line().open("class " + name + "(_codec." + (open ? "OpenEnum" : "ClosedEnum") + "):");
        boolean empty = PythonText.docstring(out, enumeration.doc()).isEmpty()
                && enumeration.constants().isEmpty()
                && !open;
        if (!enumeration.doc().isBlank() && (open || !enumeration.constants().isEmpty())) {
            out.line();
        }
        for (EnumModel.Constant constant : enumeration.constants()) {
            out.line(PythonNames.constant(constant) + " = " + constant.number());
            PythonText.docstring(out, constant.doc());
        }
        enumeration.unknown().ifPresent(unknown -> out.line(PythonNames.constant(unknown) + " = 0"));
        if (empty) {
            out.line("pass");
        }
        out.close();
    }

    // ---- records

    private void record(MessageModel message) {
        String name = names.classOf(message.name());
        exported.add(name);
        List<FieldModel> fields = message.constructorOrder();
        Set<String> members = fields.stream().map(PythonNames::attribute).collect(Collectors.toSet());
        dataclass(name, message.doc(), fields.isEmpty());
        int firstDefault = fields.size();
        while (firstDefault > 0
                && defaultOf(fields.get(firstDefault - 1), members).isPresent()) {
            firstDefault--;
        }
        for (int i = 0; i < fields.size(); i++) {
            FieldModel field = fields.get(i);
            String value = i < firstDefault
                    ? ""
                    : defaultOf(field, members).map(text -> " = " + text).orElse("");
            out.line(PythonNames.attribute(field) + ": " + types.hint(field, members) + value);
            PythonText.docstring(out, field.doc());
        }
        out.close();
    }

    private void dataclass(String name, String doc, boolean empty) {
        out.line()
                .line()
                .line("@" + types.library("dataclasses") + ".dataclass(frozen=True)")
                .open("class " + name + ":");
        boolean documented = !PythonText.docstring(out, doc).isEmpty();
        if (empty && !documented) {
            out.line("pass");
        } else if (documented && !empty) {
            out.line();
        }
    }

    /** What a caller may leave out: what may be absent. */
    private Optional<String> defaultOf(FieldModel field, Set<String> members) {
        if (field.defaultValue().isPresent()) {
            String literal = types.literal(field.defaultValue().get(), field.type());
            // The class of another module may not be there yet: modules may import each other.
            return Optional.of(
                    literal.startsWith("_") ? "_dataclasses.field(default_factory=lambda: " + literal + ")" : literal);
        }
        if (field.presence() == Presence.OPTIONAL || field.presence() == Presence.NULLABLE) {
            return Optional.of("None");
        }
        if (field.type() instanceof FieldType.Repeated) {
            String hint = types.hint(field, members);
            String container = hint.substring(0, hint.indexOf('['));
            return Optional.of("_dataclasses.field(default_factory=" + container + ")");
        }
        return field.type() instanceof FieldType.MapOf
                ? Optional.of("_dataclasses.field(default_factory="
                        + types.hint(field, members).replaceFirst("\\[.*", "") + ")")
                : Optional.empty();
    }

    // ---- errors

    private void error(MessageModel message) {
        String name = names.classOf(message.name());
        exported.add(name);
        List<FieldModel> fields = message.constructorOrder();
        Set<String> members = fields.stream().map(PythonNames::errorAttribute).collect(Collectors.toSet());
        out.line().line().open("class " + name + "(_rpc.ServiceError):");
        boolean documented = !PythonText.docstring(out, message.doc()).isEmpty();
        if (fields.isEmpty()) {
            if (!documented) {
                out.line("pass");
            }
            out.close();
            return;
        }
        if (documented) {
            out.line();
        }
        List<String> parameters = new ArrayList<>(List.of("self"));
        fields.forEach(field -> parameters.add(PythonNames.errorAttribute(field) + ": " + types.hint(field, members)));
        PythonText.signature(out, "def __init__", parameters, "None");
        Optional<FieldModel> text = fields.stream()
                .filter(field -> field.accessor().equals("getMessage"))
                .findFirst();
        String told = text.map(PythonNames::errorAttribute)
                .orElseGet(
                        () -> fields.stream().map(PythonNames::errorAttribute).collect(Collectors.joining(", ")));
        out.line("super().__init__(" + told + ")");
        for (FieldModel field : fields) {
            out.line("self." + PythonNames.errorAttribute(field) + " = " + PythonNames.errorAttribute(field));
            PythonText.docstring(out, field.doc());
        }
        out.close().close();
    }

    // ---- sealed interfaces

    private void union(MessageModel message) {
        String name = names.classOf(message.name());
        exported.add(name);
        List<String> variants = new ArrayList<>();
        message.variants().forEach(variant -> variants.add(types.reference(variant.message())));
        message.unknownVariant().ifPresent(unknown -> {
            String unknownName = names.unknownVariant(unknown);
            exported.add(unknownName);
            variants.add(unknownName);
            dataclass(unknownName, "Stands for variants of " + name + " that this program does not know.", true);
            out.close();
        });
        // Lazy: a variant's module may be the one that is importing this one.
        List<String> quoted = variants.stream()
                .map(variant -> variant.startsWith("_") ? "\"" + variant + "\"" : variant)
                .toList();
        out.line();
        if (message.unknownVariant().isPresent()) {
            out.line();
        }
        PythonText.call(out, name + " = " + types.library("typing") + ".Union[", quoted, "]");
        PythonText.docstring(out, message.doc());
    }
}
