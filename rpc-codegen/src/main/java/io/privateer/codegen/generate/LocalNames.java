package io.privateer.codegen.generate;

import com.palantir.javapoet.NameAllocator;
import java.util.Locale;
import java.util.Set;

/** Names for variables and constants of generated code that meet neither each other nor a word of the language. */
final class LocalNames {
    /** Words that are keywords in some places only; as the first word of a statement they confuse readers at least. */
    private static final Set<String> CONTEXTUAL =
            Set.of("yield", "record", "var", "sealed", "permits", "when", "open", "module", "with", "_");

    /** The methods of {@code Object} without parameters: no component of a record may have their names. */
    private static final Set<String> NO_COMPONENTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final NameAllocator names = new NameAllocator();

    /** Names beside some that are taken already: variables of our own, and classes that a variable would hide. */
    LocalNames(Iterable<String> taken) {
        taken.forEach(names::newName);
    }

    /** The wanted name, or one close to it. */
    String unique(String wanted) {
        return names.newName(CONTEXTUAL.contains(wanted) ? wanted + "_" : wanted);
    }

    /** The constant for a Java name: {@code SHIP_TO} for {@code shipTo}. */
    String constant(String javaName) {
        return unique(upperSnake(javaName));
    }

    /** The component of a generated record for a parameter: almost always its own name. */
    static String component(String parameter) {
        return NO_COMPONENTS.contains(parameter) ? parameter + "_" : parameter;
    }

    private static String upperSnake(String javaName) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < javaName.length(); i++) {
            char c = javaName.charAt(i);
            boolean afterLower =
                    i > 0 && !Character.isUpperCase(javaName.charAt(i - 1)) && javaName.charAt(i - 1) != '_';
            if (Character.isUpperCase(c) && afterLower) {
                result.append('_');
            }
            result.append(c);
        }
        return result.toString().toUpperCase(Locale.ROOT);
    }
}
