package io.privateer.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as comma-separated text with a line of headings: RFC 4180, UTF-8, but a field may not contain a line break.
 *
 * @param name what it is called in error messages
 */
record CsvFile(String name, List<Row> rows) {
    /** One line below the headings, and where it is from. */
    record Row(String file, int line, List<String> fields) {
        String text(int column) {
            return fields.get(column);
        }

        int number(int column) {
            try {
                return Integer.parseInt(text(column));
            } catch (NumberFormatException noNumber) {
                throw wrong("column " + (column + 1) + " is no whole number: \"" + text(column) + "\"", noNumber);
            }
        }

        IllegalArgumentException wrong(String what, Throwable cause) {
            return new IllegalArgumentException(file + ":" + line + ": " + what, cause);
        }
    }

    /** A table that ships with this program. */
    static CsvFile ofResource(String name, String headings) {
        try (InputStream in = CsvFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + CsvFile.class);
            }
            return parse(name, headings, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    /** @throws IllegalArgumentException naming file and line, if a line does not fit the headings */
    static CsvFile parse(String name, String headings, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(headings)) {
            throw new IllegalArgumentException(name + ":1: must be \"" + headings + "\"");
        }
        int columns = fields(headings).size();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> fields = fields(lines.get(i));
            if (fields.size() != columns) {
                throw new IllegalArgumentException(
                        name + ":" + (i + 1) + ": " + fields.size() + " fields, must be " + columns);
            }
            rows.add(new Row(name, i + 1, fields));
        }
        return new CsvFile(name, rows);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                // Two quotes within quotes are one of the field's own.
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
