package io.privateer.codegen.read;

import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ServiceModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/**
 * The names that generated code takes. Each may be taken once: in Java, where a user's class may have it already, and in a
 * {@code .proto}, where messages, enums, services and even the constants of different enums are siblings. Upper and lower
 * case are one, as on many file systems.
 */
final class Claims {
    private final ReadContext context;
    private final Map<String, String> javaClasses = new HashMap<>();
    private final Map<String, String> protoNames = new HashMap<>();

    Claims(ReadContext context) {
        this.context = context;
    }

    boolean service(ServiceModel service, Site site) {
        boolean free = proto(service.packageName(), service.name(), "the service " + service.name(), site);
        for (JavaType.Declared generated : List.of(
                JavaNames.stub(service),
                JavaNames.async(service),
                JavaNames.asyncStub(service),
                JavaNames.binding(service),
                JavaNames.methods(service))) {
            free &= java(generated, service.name(), site);
        }
        return free;
    }

    /** The request and the reply of a method are Java classes too. */
    boolean method(MethodModel method, Site site) {
        boolean free = true;
        for (var name : List.of(method.request(), method.reply())) {
            free &= java(JavaType.Declared.of(name.packageName(), name.simpleName()), site.text(), site);
        }
        return free;
    }

    boolean message(MessageModel message, Site site) {
        // Both are asked, whatever the first says: each may have something to report.
        boolean free =
                proto(message.name().packageName(), message.name().simpleName(), "the message of " + site.text(), site);
        free &= java(message.codec(), site.text(), site);
        return free;
    }

    boolean enumeration(EnumModel enumeration, Site site) {
        String packageName = enumeration.name().packageName();
        String what = "the enum " + site.text();
        boolean free = proto(packageName, enumeration.name().simpleName(), what, site);
        free &= java(enumeration.codec(), site.text(), site);
        free &= proto(packageName, enumeration.zeroName(), "a constant of " + what, site);
        for (EnumModel.Constant constant : enumeration.constants()) {
            free &= proto(packageName, constant.protoName(), "a constant of " + what, site);
        }
        return free;
    }

    private boolean proto(String packageName, String name, String what, Site site) {
        String earlier = protoNames.putIfAbsent((packageName + "." + name).toLowerCase(Locale.ROOT), what);
        if (earlier != null) {
            context.problems()
                    .report(
                            site,
                            what + " and " + earlier + " would both be called " + name + " in the .proto of package "
                                    + packageName + ". Rename one of them");
        }
        return earlier == null;
    }

    private boolean java(JavaType.Declared generated, String what, Site site) {
        String name = generated.qualifiedName();
        String earlier = javaClasses.putIfAbsent(name.toLowerCase(Locale.ROOT), what);
        if (earlier != null) {
            context.problems()
                    .report(
                            site,
                            "the class " + name + " is generated for it and for " + earlier + ". Rename one of them");
            return false;
        }
        TypeElement existing = context.elements().getTypeElement(name);
        if (existing != null && context.sources().contains(existing) && !generated(existing)) {
            context.problems()
                    .report(
                            site,
                            "the class " + name
                                    + " is generated for it, but a class of that name exists. Rename that class");
            return false;
        }
        return true;
    }

    /**
     * The plugin may have run before the processor; then its output is among the sources. Of what tells it from a user's
     * class, this pair of suppressions is what a compiler shows.
     */
    private static boolean generated(TypeElement type) {
        SuppressWarnings suppressed = type.getAnnotation(SuppressWarnings.class);
        return suppressed != null && List.of(suppressed.value()).equals(List.of("deprecation", "removal"));
    }
}
