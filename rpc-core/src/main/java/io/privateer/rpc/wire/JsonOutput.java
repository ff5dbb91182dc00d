package io.privateer.rpc.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/**
 * Writes one JSON object by the proto3 mapping: names in camel case, 64-bit numbers as text, bytes in base64. Values that
 * are the field's default are left out.
 */
final class JsonOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator generator;

    /** Writes the object's fields. */
    @FunctionalInterface
    interface Fields {
        void write(JsonOutput out) throws IOException;
    }

    private JsonOutput() throws IOException {
        generator = JsonText.factory().createGenerator(bytes);
    }

    /** An object with these fields. */
    static byte[] object(Fields fields) {
        try {
            JsonOutput out = new JsonOutput();
            out.generator.writeStartObject();
            fields.write(out);
            out.generator.writeEndObject();
            out.generator.close();
            return out.bytes.toByteArray();
        } catch (IOException e) {
            // An array does no I/O, and text was looked at before.
            throw new UncheckedIOException(e);
        }
    }

    static String camelCase(String snakeCase) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < snakeCase.length(); i++) {
            char c = snakeCase.charAt(i);
            name.append(c == '_' ? Character.toUpperCase(snakeCase.charAt(++i)) : c);
        }
        return name.toString();
    }

    void id(String name, Id id) throws IOException {
        if (!id.isNone()) {
            generator.writeStringField(name, Base64.getEncoder().encodeToString(id.toBytes()));
        }
    }

    void number64(String name, long value) throws IOException {
        if (value != 0) {
            generator.writeStringField(name, Long.toString(value));
        }
    }

    void number32(String name, long value) throws IOException {
        if (value != 0) {
            generator.writeNumberField(name, value);
        }
    }

    void flag(String name, boolean flag) throws IOException {
        if (flag) {
            generator.writeBooleanField(name, true);
        }
    }

    void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            generator.writeStringField(name, text);
        }
    }

    void texts(String name, Iterable<String> texts) throws IOException {
        if (texts.iterator().hasNext()) {
            generator.writeArrayFieldStart(name);
            for (String text : texts) {
                generator.writeString(text);
            }
            generator.writeEndArray();
        }
    }

    void metadata(String name, Map<String, String> metadata) throws IOException {
        if (!metadata.isEmpty()) {
            generator.writeObjectFieldStart(name);
            for (Map.Entry<String, String> pair : metadata.entrySet()) {
                generator.writeStringField(pair.getKey(), pair.getValue());
            }
            generator.writeEndObject();
        }
    }

    /** A body as it stands. Only what {@link JsonText#problem} has found to be one JSON value may come here. */
    void json(String name, byte[] body) throws IOException {
        if (body.length > 0) {
            generator.writeFieldName(name);
            // The generator takes raw text only as characters. So it is told of a value, and the bytes are put after
            // it.
            generator.writeRawValue("");
            generator.flush();
            bytes.write(body);
        }
    }

    void object(String name, Fields fields) throws IOException {
        generator.writeObjectFieldStart(name);
        fields.write(this);
        generator.writeEndObject();
    }

    <T> void objects(String name, Iterable<T> elements, Element<T> element) throws IOException {
        if (elements.iterator().hasNext()) {
            generator.writeArrayFieldStart(name);
            for (T each : elements) {
                generator.writeStartObject();
                element.write(this, each);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
    }

    /** Writes one element's fields. */
    @FunctionalInterface
    interface Element<T> {
        void write(JsonOutput out, T element) throws IOException;
    }
}
