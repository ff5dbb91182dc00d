package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FormerName;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.OneofModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.call.Priority;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One Perl module: a class for each record, enum, error and service, told as data to the runtime's base classes. */
final class PerlFile {
    private final ModuleModel module;
    private final PerlNames names;
    private final ClientPackage content;
    private final PerlTypes types;
    private final SourceText out = new SourceText("    ");

    PerlFile(ClientModel model, PerlNames names, ClientPackage content) {
        module = model.module();
        this.names = names;
        this.content = content;
        types = new PerlTypes(module, names, content.name());
    }

    String text() {
        content.enums().forEach(this::enumeration);
        for (MessageModel message : content.messages()) {
            switch (message.kind()) {
                case RECORD -> record(message, "Privateer::Record");
                case ERROR -> record(message, "Privateer::ServiceError");
                case ONEOF -> union(message);
                case REQUEST, REPLY, WRAPPER -> {}
            }
        }
        content.services().forEach(this::service);
        out.line().line("1;").line();
        boolean typed = out.toString().contains("$T->");
        new PerlPod(module, names, types, content, out).write();
        return head(typed) + out;
    }

    /** @param typed whether anything below says what a field holds */
    private String head(boolean typed) {
        SourceText head = new SourceText("    ");
        head.line("package " + names.module(content.name()) + ";")
                .line()
                .line("# Generated from Java by Privateer. Changes here are lost: change the Java source and build.")
                .line()
                .line("use strict;")
                .line("use warnings;")
                .line();
        List<String> used = new ArrayList<>();
        if (typed) {
            used.add("Privateer::Types");
        }
        if (!content.enums().isEmpty()) {
            used.add("Privateer::Enum");
        }
        if (!content.services().isEmpty()) {
            used.add("Privateer::Service");
        }
        for (MessageModel message : content.messages()) {
            switch (message.kind()) {
                case RECORD -> used.add("Privateer::Record");
                case ERROR -> used.add("Privateer::ServiceError");
                case ONEOF -> used.addAll(List.of("Privateer::Record", "Privateer::Union"));
                case REQUEST, REPLY, WRAPPER -> {}
            }
        }
        used.stream().distinct().sorted().forEach(base -> head.line("use " + base + ";"));
        types.packages().forEach(other -> head.line("use " + names.module(other) + ";"));
        if (typed) {
            head.line().line("my $T = 'Privateer::Types';");
        }
        return head.toString();
    }

    private void open(String className, String base) {
        out.line()
                .open("{")
                .line("package " + className + ";")
                .line("use parent -norequire, '" + base + "';")
                .line();
    }

    private void enumeration(EnumModel enumeration) {
        open(names.classOf(enumeration.name()), "Privateer::Enum");
        out.open("__PACKAGE__->privateer_constants(");
        enumeration.unknown().ifPresent(unknown -> out.line("unknown   => " + ClientText.perl(unknown) + ","));
        out.line("zero      => " + ClientText.perl(enumeration.zeroName()) + ",");
        out.open("constants => [");
        enumeration
                .constants()
                .forEach(constant -> out.line("[ " + ClientText.perl(constant.javaName()) + ", " + constant.number()
                        + ", " + ClientText.perl(constant.protoName()) + PerlTypes.former(constant.was()) + " ],"));
        out.close("],").close(");").close("}");
    }

    private void record(MessageModel message, String base) {
        open(names.classOf(message.name()), base);
        List<FieldModel> fields = message.constructorOrder();
        if (fields.isEmpty()) {
            out.line("__PACKAGE__->privateer_has;");
        } else {
            out.open("__PACKAGE__->privateer_has(");
            fields.forEach(field -> out.line(types.field(field) + ","));
            out.close(");");
        }
        for (OneofModel oneof : message.oneofs()) {
            out.line("__PACKAGE__->privateer_one_of(qw(" + String.join(" ", PerlNames.accessors(message, oneof))
                    + "));");
        }
        out.close("}");
    }

    private void union(MessageModel message) {
        message.unknownVariant().ifPresent(unknown -> {
            open(names.unknownVariant(unknown), "Privateer::Record");
            out.line("__PACKAGE__->privateer_has;").close("}");
        });
        open(names.classOf(message.name()), "Privateer::Union");
        out.open("__PACKAGE__->privateer_variants(");
        message.unknownVariant().ifPresent(unknown -> out.line("unknown  => '" + names.unknownVariant(unknown) + "',"));
        out.open("variants => [");
        message.variants()
                .forEach(variant -> out.line("[ '" + types.reference(variant.message()) + "', "
                        + ClientText.perl(variant.jsonName()) + ", " + variant.number()
                        + PerlTypes.former(variant.was().map(FormerName::jsonName)) + " ],"));
        out.close("],").close(");").close("}");
    }

    private void service(ServiceModel service) {
        open(names.classOf(service), "Privateer::Service");
        PerlNames.methods(service).forEach(this::method);
        out.close("}");
    }

    private void method(MethodModel method, String name) {
        out.open("__PACKAGE__->privateer_method(");
        out.line("name       => '" + name + "',");
        out.line("path       => " + ClientText.perl(method.path()) + ",");
        if (method.idempotent()) {
            out.line("idempotent => 1,");
        }
        method.timeout()
                .ifPresent(timeout -> out.line("timeout    => "
                        + BigDecimal.valueOf(timeout.toNanos(), 9)
                                .stripTrailingZeros()
                                .toPlainString()
                        + ","));
        if (method.priority() != Priority.DEFAULT) {
            out.line("priority   => '" + method.priority().name() + "',");
        }
        MessageModel request = module.message(method.request());
        if (request.standsAlone()) {
            out.line("request    => '" + types.reference(method.request()) + "',");
        } else if (request.fields().isEmpty()) {
            out.line("arguments  => [],");
        } else {
            out.open("arguments  => [");
            request.constructorOrder().forEach(field -> out.line(types.field(field) + ","));
            out.close("],");
        }
        MessageModel reply = module.message(method.reply());
        if (reply.standsAlone()) {
            out.line("reply      => '" + types.reference(method.reply()) + "',");
        } else {
            reply.fields().stream()
                    .findFirst()
                    .ifPresent(field -> out.line("result     => " + types.field(field) + ","));
        }
        if (!method.errors().isEmpty()) {
            out.line("errors     => { "
                    + method.errors().stream()
                            .map(error -> ClientText.perl(error.wireName()) + " => '" + types.reference(error.message())
                                    + "'")
                            .collect(Collectors.joining(", "))
                    + " },");
        }
        out.close(");");
    }
}
