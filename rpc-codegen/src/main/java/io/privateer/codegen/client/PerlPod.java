package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a Perl module's documentation, from Javadoc. */
final class PerlPod {
    private final ModuleModel module;
    private final PerlNames names;
    private final PerlTypes types;
    private final ClientPackage content;
    private final SourceText out;

    PerlPod(ModuleModel module, PerlNames names, PerlTypes types, ClientPackage content, SourceText out) {
        this.module = module;
        this.names = names;
        this.types = types;
        this.content = content;
        this.out = out;
    }

    void write() {
        String name = names.module(content.name());
        String of = content.name().isEmpty() ? "the unnamed package" : content.name();
        out.line("__END__").line().line("=encoding UTF-8").line();
        out.line("=head1 NAME")
                .line()
                .line(name + " - what " + of + " offers, for Perl")
                .line();
        content.services().forEach(this::service);
        for (MessageModel message : content.messages()) {
            if (message.kind() == MessageModel.Kind.RECORD || message.kind() == MessageModel.Kind.ERROR) {
                head(1, names.classOf(message.name()), message.doc());
                fields(message.constructorOrder());
                message.oneofs()
                        .forEach(oneof -> paragraph("At most one is there of "
                                + String.join(", ", PerlNames.accessors(message, oneof)) + "."));
            } else if (message.kind() == MessageModel.Kind.ONEOF) {
                head(1, names.classOf(message.name()), message.doc());
                paragraph("One of "
                        + message.variants().stream()
                                .map(variant -> names.classOf(variant.message()))
                                .collect(Collectors.joining(", "))
                        + ".");
            }
        }
        for (EnumModel enumeration : content.enums()) {
            head(1, names.classOf(enumeration.name()), enumeration.doc());
            List<String> constants = new ArrayList<>();
            enumeration.constants().forEach(constant -> constants.add(constant.javaName()));
            enumeration.unknown().ifPresent(constants::add);
            paragraph("One of " + String.join(", ", constants) + ".");
        }
        out.line("=cut");
    }

    private void service(ServiceModel service) {
        head(1, names.classOf(service), service.doc());
        PerlNames.methods(service).forEach(this::method);
    }

    private void method(MethodModel method, String name) {
        MessageModel request = module.message(method.request());
        if (request.standsAlone()) {
            head(2, name + "($request)", method.doc());
            paragraph("Takes a " + names.classOf(method.request()) + ".");
        } else {
            List<FieldModel> arguments = request.constructorOrder();
            String list = arguments.stream()
                    .map(field -> "$" + PerlNames.accessor(field))
                    .collect(Collectors.joining(", "));
            head(2, name + "(" + list + ")", method.doc());
            fields(arguments);
        }
        if (module.message(method.reply()).standsAlone()) {
            paragraph("Gives a " + names.classOf(method.reply()) + ".");
        }
        if (!method.errors().isEmpty()) {
            paragraph("Dies with "
                    + method.errors().stream()
                            .map(error -> names.classOf(error.message()))
                            .collect(Collectors.joining(" or "))
                    + " if the service says so.");
        }
    }

    private void fields(List<FieldModel> fields) {
        if (fields.isEmpty()) {
            return;
        }
        out.line("=over").line();
        for (FieldModel field : fields) {
            out.line("=item " + escaped(PerlNames.accessor(field))).line();
            String doc = String.join(" ", ClientText.lines(field.doc()));
            paragraph(types.described(field) + (doc.isEmpty() ? "" : ": " + doc));
        }
        out.line("=back").line();
    }

    private void head(int level, String title, String doc) {
        out.line("=head" + level + " " + escaped(title)).line();
        if (!doc.isBlank()) {
            ClientText.lines(doc).forEach(line -> out.line(text(line)));
            out.line();
        }
    }

    private void paragraph(String words) {
        out.line(text(words)).line();
    }

    /** A line that is text and nothing else: no command, no verbatim block. */
    private static String text(String line) {
        String stripped = line.strip();
        return stripped.startsWith("=") ? "Z<>" + escaped(stripped) : escaped(stripped);
    }

    private static String escaped(String line) {
        return line.replaceAll("[<>]", "\u0000$0").replace("\u0000<", "E<lt>").replace("\u0000>", "E<gt>");
    }
}
