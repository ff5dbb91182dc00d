package io.privateer.codegen.lock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.privateer.codegen.lock.Lock.Accepted;
import io.privateer.codegen.lock.Lock.Member;
import io.privateer.codegen.lock.Lock.Members;
import io.privateer.codegen.lock.Lock.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a lock strictly: what it does not understand it refuses, because the file would be written back without it. Merges
 * leave their traces here: conflict markers, keys twice, numbers twice.
 */
public final class LockParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;

    private LockParser(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the text of a lock file. */
    public static Lock parse(String text) throws LockSyntaxException {
        refuseConflictMarkers(text);
        try (JsonParser parser = JSON.createParser(text)) {
            return new LockParser(parser).file();
        } catch (JsonProcessingException malformed) {
            throw new LockSyntaxException(
                    malformed.getLocation() == null
                            ? 1
                            : malformed.getLocation().getLineNr(),
                    malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading a string", impossible);
        }
    }

    private static void refuseConflictMarkers(String text) throws LockSyntaxException {
        int line = 0;
        for (String content : text.split("\n", -1)) {
            line++;
            if (content.startsWith("<<<<<<<")
                    || content.startsWith("|||||||")
                    || content.startsWith("=======")
                    || content.startsWith(">>>>>>>")) {
                throw new LockSyntaxException(
                        line,
                        "a merge left its conflict marker. Take the side that is already released, and let generate add"
                                + " the other's members again with new numbers");
            }
        }
    }

    private Lock file() throws IOException, LockSyntaxException {
        next(JsonToken.START_OBJECT, "an object");
        SortedMap<String, List<Method>> services = new TreeMap<>();
        SortedMap<String, Members> messages = new TreeMap<>();
        SortedMap<String, Members> enums = new TreeMap<>();
        List<Accepted> accepted = new ArrayList<>();
        boolean versioned = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            switch (key) {
                case "version" -> {
                    next(JsonToken.VALUE_NUMBER_INT, "a number");
                    if (parser.getLongValue() != LockWriter.VERSION) {
                        throw problem("the file has version " + parser.getText() + ", this Privateer knows version "
                                + LockWriter.VERSION + ". Use the version of Privateer that wrote it, or a newer one");
                    }
                    versioned = true;
                }
                case "services" -> {
                    next(JsonToken.START_OBJECT, "an object");
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        services.put(parser.currentName(), methods(parser.currentName()));
                    }
                }
                case "messages" -> members(messages);
                case "enums" -> members(enums);
                case "accepted" -> {
                    next(JsonToken.START_ARRAY, "an array");
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        accepted.add(accepted());
                    }
                }
                default -> throw unknownKey(key);
            }
        }
        if (!versioned) {
            throw problem("\"version\" is missing");
        }
        if (parser.nextToken() != null) {
            throw problem("something follows the end of the lock");
        }
        return new Lock(services, messages, enums, accepted);
    }

    private List<Method> methods(String service) throws IOException, LockSyntaxException {
        next(JsonToken.START_ARRAY, "an array of methods");
        List<Method> methods = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Row row = row(Set.of("name", "idempotent", "request", "reply", "errors", "reserved"));
            String name = row.required("name");
            if (!names.add(name)) {
                throw row.problem(service + " has the method " + name + " twice");
            }
            boolean reserved = row.flag("reserved");
            methods.add(new Method(
                    name,
                    row.flag("idempotent"),
                    reserved ? "" : row.required("request"),
                    reserved ? "" : row.required("reply"),
                    row.lists.getOrDefault("errors", List.of()),
                    reserved));
        }
        return methods;
    }

    private void members(SortedMap<String, Members> all) throws IOException, LockSyntaxException {
        next(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String owner = parser.currentName();
            next(JsonToken.START_ARRAY, "an array of members");
            boolean open = false;
            List<Member> members = new ArrayList<>();
            Map<Integer, String> numbers = new HashMap<>();
            Set<String> names = new HashSet<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Row row =
                        row(Set.of("open", "number", "name", "json", "type", "presence", "was", "wasJson", "reserved"));
                if (row.flag("open")) {
                    open = true;
                    continue;
                }
                Member member = member(row);
                String taken = numbers.putIfAbsent(member.number(), member.name());
                if (taken != null) {
                    throw row.problem(owner + " has the number " + member.number() + " twice, for " + taken
                            + " and for "
                            + member.name() + ". Two branches took it; give the one that is not released yet the next"
                            + " free number");
                }
                if (!member.name().isEmpty() && !names.add(member.name())) {
                    throw row.problem(owner + " has the name " + member.name() + " twice");
                }
                members.add(member);
            }
            all.put(owner, new Members(open, members));
        }
    }

    private static Member member(Row row) throws LockSyntaxException {
        Long number = row.numbers.get("number");
        if (number == null) {
            throw row.problem("\"number\" is missing");
        }
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw row.problem("number " + number + " is not above 0 and below 2,147,483,648");
        }
        return row.flag("reserved")
                ? Member.reserved(number.intValue(), row.text("name"))
                : new Member(
                        number.intValue(),
                        row.required("name"),
                        row.text("json"),
                        row.text("type"),
                        row.text("presence"),
                        row.text("was"),
                        row.text("wasJson"),
                        false);
    }

    private Accepted accepted() throws IOException, LockSyntaxException {
        Row row = row(Set.of("break", "reason", "applied"));
        if (row.text("reason").isBlank()) {
            throw row.problem("the accepted change has no \"reason\". Say in it why nobody is harmed");
        }
        return new Accepted(row.required("break"), row.text("reason"), row.flag("applied"), row.line);
    }

    /** One line of the file: an object of strings, numbers, flags and lists of strings. */
    private Row row(Set<String> keys) throws IOException, LockSyntaxException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw problem("an object was expected here");
        }
        Row row = new Row(parser.currentTokenLocation().getLineNr());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!keys.contains(key)) {
                throw unknownKey(key);
            }
            switch (parser.nextToken()) {
                case VALUE_STRING -> row.texts.put(key, parser.getText());
                case VALUE_NUMBER_INT -> row.numbers.put(key, parser.getLongValue());
                case VALUE_TRUE -> row.flags.add(key);
                case VALUE_FALSE -> {}
                case START_ARRAY -> {
                    List<String> list = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() != JsonToken.VALUE_STRING) {
                            throw problem("\"" + key + "\" is a list of strings");
                        }
                        list.add(parser.getText());
                    }
                    row.lists.put(key, list);
                }
                default -> throw problem("\"" + key + "\" has a value of the wrong kind");
            }
        }
        return row;
    }

    private void next(JsonToken token, String what) throws IOException, LockSyntaxException {
        if (parser.nextToken() != token) {
            throw problem(what + " was expected here");
        }
    }

    private LockSyntaxException unknownKey(String key) {
        return problem("the key \"" + key + "\" is not known here. Was the file written by a newer version?");
    }

    private LockSyntaxException problem(String message) {
        return new LockSyntaxException(parser.currentTokenLocation().getLineNr(), message);
    }

    private static final class Row {
        final int line;
        final Map<String, String> texts = new HashMap<>();
        final Map<String, Long> numbers = new HashMap<>();
        final Map<String, List<String>> lists = new HashMap<>();
        final Set<String> flags = new HashSet<>();

        Row(int line) {
            this.line = line;
        }

        boolean flag(String key) {
            return flags.contains(key);
        }

        String text(String key) {
            return texts.getOrDefault(key, "");
        }

        String required(String key) throws LockSyntaxException {
            if (text(key).isEmpty()) {
                throw problem("\"" + key + "\" is missing");
            }
            return text(key);
        }

        LockSyntaxException problem(String message) {
            return new LockSyntaxException(line, message);
        }
    }
}
