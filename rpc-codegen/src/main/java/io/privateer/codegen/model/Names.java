package io.privateer.codegen.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** How Java names become names on the wire, and which of them may. */
public final class Names {
    /** ASCII, and a letter first: what every target language takes, once reserved words are escaped. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    public static boolean plain(String name) {
        return PLAIN.matcher(name).matches();
    }

    /** Whether each part between dots is plain; the unnamed package is too. */
    public static boolean plainPackage(String name) {
        if (name.isEmpty()) {
            return true;
        }
        for (String part : name.split("\\.", -1)) {
            if (!plain(part)) {
                return false;
            }
        }
        return true;
    }

    /** {@code unitPrice} to {@code unit_price}, {@code HTTPProxy} to {@code http_proxy}. */
    public static String snake(String name) {
        return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** {@code unit_price} to {@code unitPrice}: what protoc makes of a name for JSON if nothing else is said. */
    public static String camel(String snake) {
        StringBuilder camel = new StringBuilder();
        boolean up = false;
        for (char c : snake.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == '_') {
                up = true;
            } else {
                camel.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return camel.toString();
    }

    /** {@code OrderStatus} to {@code ORDER_STATUS}. */
    public static String upperSnake(String name) {
        return snake(name).toUpperCase(Locale.ROOT);
    }

    public static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
