package io.privateer.codegen.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the messages of a {@code .proto} and the Java classes that protoc makes of them. It reads names and braces only;
 * whether the file is valid is protoc's affair.
 */
final class ProtoScanner {
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|[A-Za-z0-9_.]+|\\S", Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private String packageName = "";
    private Optional<String> javaPackage = Optional.empty();
    private Optional<String> outerClass = Optional.empty();
    private final List<List<String>> messages = new ArrayList<>();

    /**
     * A message.
     *
     * @param packageName the package in the file
     * @param simpleName with dots if it is nested in others
     * @param javaNames the class it may be: files may or may not nest their classes in an outer one, and by which rule
     *     that is named depends on their edition; only one of these classes exists
     */
    record Message(String packageName, String simpleName, List<String> javaNames) {}

    private ProtoScanner(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String token = matcher.group();
            if (!token.startsWith("//") && !token.startsWith("/*")) {
                tokens.add(token);
            }
        }
    }

    /** @param fileName without folders, with its ending */
    static List<Message> scan(String fileName, String text) {
        ProtoScanner scanner = new ProtoScanner(text);
        scanner.scan();
        return scanner.messages.stream()
                .map(path -> scanner.message(fileName, path))
                .toList();
    }

    private void scan() {
        Deque<String> scopes = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals("}")) {
                scopes.pollLast();
            } else if (token.equals("{")) {
                boolean message = i >= 2 && tokens.get(i - 2).equals("message");
                // An empty name stands for a body that is no message: an enum, a service, an option.
                scopes.addLast(message ? tokens.get(i - 1) : "");
                if (message && !scopes.contains("")) {
                    messages.add(List.copyOf(scopes));
                }
            } else if (scopes.isEmpty() && token.equals("package")) {
                packageName = token(i + 1);
            } else if (scopes.isEmpty()
                    && token.equals("option")
                    && token(i + 2).equals("=")) {
                option(token(i + 1), token(i + 3));
            }
        }
    }

    private void option(String name, String value) {
        if (value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))) {
            String text = value.substring(1, value.length() - 1);
            if (name.equals("java_package")) {
                javaPackage = Optional.of(text);
            } else if (name.equals("java_outer_classname")) {
                outerClass = Optional.of(text);
            }
        }
    }

    private String token(int index) {
        return index < tokens.size() ? tokens.get(index) : "";
    }

    private Message message(String fileName, List<String> path) {
        String nested = String.join(".", path);
        String prefix = javaPackage.orElse(packageName);
        String dot = prefix.isEmpty() ? "" : prefix + ".";
        String stem = camel(fileName.substring(0, fileName.length() - ".proto".length()));
        List<String> javaNames = new ArrayList<>(List.of(dot + nested));
        if (outerClass.isPresent()) {
            javaNames.add(dot + outerClass.get() + "." + nested);
        } else {
            for (String suffix : List.of("", "OuterClass", "Proto")) {
                javaNames.add(dot + stem + suffix + "." + nested);
            }
        }
        return new Message(packageName, nested, javaNames);
    }

    private static String camel(String fileStem) {
        StringBuilder camel = new StringBuilder();
        for (String word : fileStem.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return camel.toString();
    }
}
