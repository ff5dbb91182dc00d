package io.privateer.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One client inside a driver, with its settings. For one thread. */
final class TestedClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final DriverProcess process;
    private final boolean bytes;
    private final ObjectNode settings;

    TestedClient(DriverProcess process, boolean bytes, String name, String codec, String... endpoints) {
        this.process = process;
        this.bytes = bytes;
        this.settings = JSON.createObjectNode().put("name", name).put("codec", codec);
        for (String endpoint : endpoints) {
            settings.withArray("endpoints").add(endpoint);
        }
        attemptTimeout(Duration.ofMillis(2_500));
        settings.put("maxAttempts", 5).put("deadlineMs", 20_000).put("maxMessageBytes", 4 << 20);
    }

    /** How long a server may be silent. Default: 2.5 s, which a machine that is slow and busy keeps even then, because some
     * cases count copies. */
    TestedClient attemptTimeout(Duration attemptTimeout) {
        settings.put("attemptTimeoutMs", attemptTimeout.toMillis());
        return this;
    }

    /** How often a call is sent at most. Default: 5. */
    TestedClient maxAttempts(int maxAttempts) {
        settings.put("maxAttempts", maxAttempts);
        return this;
    }

    /** A call of this method with this argument, in JSON, to be begun. */
    Asked call(String method, String argument) {
        return new Asked(method, argument);
    }

    /** Calls a method by its path with these bytes of a request: the bytes of its reply, which the driver had as a value. */
    byte[] call(String path, byte[] request) {
        ObjectNode line = JSON.createObjectNode()
                .put("method", path)
                .put("argumentBytes", Base64.getEncoder().encodeToString(request));
        line.set("client", settings);
        JsonNode answer = await(process.ask(line), path);
        if (!answer.path("resultBytes").isTextual()) {
            throw new AssertionError(path + " was answered " + DriverProcess.shortened(answer.toString())
                    + ", expected resultBytes\n" + process.lastErrors());
        }
        return Base64.getDecoder().decode(answer.get("resultBytes").asText());
    }

    /** What a client says that became of a call, and whether it runs yet. */
    record Told(Outcome outcome, boolean running, StatusCode code) {}

    /** Asks what became of a call, and waits for what it is told. */
    Told resolve(String callId) {
        ObjectNode line = JSON.createObjectNode().put("resolve", callId);
        line.set("client", settings);
        JsonNode answer = await(process.ask(line), "a question");
        JsonNode told = answer.path("resolution");
        if (!told.isObject()) {
            throw new AssertionError(
                    "answered " + DriverProcess.shortened(answer.toString()) + ", expected a resolution");
        }
        return new Told(
                Outcome.valueOf(told.path("outcome").asText()),
                told.path("running").asBoolean(),
                StatusCode.valueOf(told.path("code").asText()));
    }

    /** One call with its options. */
    final class Asked {
        private final String method;
        private final ObjectNode line = JSON.createObjectNode();

        private Asked(String method, String argument) {
            this.method = method;
            line.put("method", method).set("client", settings);
            if (bytes) {
                line.put(
                        "argumentBytes", protobuf(ConformanceCalls.named(method).request(), argument));
            } else {
                line.set("argument", tree(argument));
            }
        }

        Asked deadline(Duration deadline) {
            line.put("deadlineMs", deadline.toMillis());
            return this;
        }

        Asked cancelAfter(Duration time) {
            line.put("cancelAfterMs", time.toMillis());
            return this;
        }

        Asked metadata(String key, String value) {
            line.withObjectProperty("metadata").put(key, value);
            return this;
        }

        /** Tells the driver; what it answers is awaited later. */
        Pending begin() {
            return new Pending(method, process.ask(line));
        }

        /** Tells the driver and waits for what it answers. */
        Answer answer() {
            return begin().answer();
        }
    }

    /** A call that the driver was told. */
    record Pending(String method, CompletableFuture<JsonNode> line) {
        Answer answer() {
            return new Answer(method, await(line, method));
        }
    }

    /** The driver's answer; without one the case fails. */
    static JsonNode await(CompletableFuture<JsonNode> line, String what) {
        try {
            return line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer to " + what + " within " + PATIENCE_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during " + what, e);
        }
    }

    private static <Q> String protobuf(MessageCodec<Q> codec, String json) {
        Q value = Bodies.decodeJson(codec, json.getBytes(StandardCharsets.UTF_8), ConformanceCall.LIMITS);
        return Base64.getEncoder().encodeToString(Bodies.encodeProto(codec, value, ConformanceCall.LIMITS));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }
}
