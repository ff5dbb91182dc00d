package io.privateer.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.privateer.rpc.Resolution;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.RpcException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The Java client under test: reads requests as lines of JSON and writes results as lines of JSON, one by one. */
final class JavaDriver {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, RpcClient> clients = new HashMap<>();
    private final ScheduledExecutorService interrupts = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "interrupts");
        thread.setDaemon(true);
        return thread;
    });

    private JavaDriver() {}

    /** Ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        JavaDriver driver = new JavaDriver();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(JSON.writeValueAsString(driver.answer(JSON.readTree(line))));
            }
        }
        driver.clients.values().forEach(RpcClient::close);
    }

    private ObjectNode answer(JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", request.get("id"));
        try {
            if (request.has("close")) {
                String name = request.get("close").asText();
                @Nullable RpcClient client = clients.remove(name);
                if (client != null) {
                    client.close();
                }
                return answer.put("closed", name);
            }
            if (request.has("resolve")) {
                Resolution<byte[]> told = client(request.get("client"))
                        .resolve(CallId.parse(request.get("resolve").asText()));
                answer.putObject("resolution")
                        .put("outcome", told.outcome().name())
                        .put("running", told.running())
                        .put("code", told.code().name());
                return answer;
            }
            String result = call(request);
            answer.set("result", JSON.readTree(result));
        } catch (SoldForever e) {
            error(answer, "SoldForever", ConformanceCall.json(SoldForeverCodec.INSTANCE, e));
        } catch (OutOfStock e) {
            error(answer, "OutOfStock", ConformanceCall.json(OutOfStockCodec.INSTANCE, e));
        } catch (RpcException e) {
            ObjectNode failure = answer.putObject("failure")
                    .put("code", e.code().name())
                    .put("outcome", e.outcome().name())
                    .put("message", e.getMessage())
                    .put("attempts", e.attempts().size());
            CallId callId = e.callId();
            if (callId != null) {
                failure.put("callId", callId.token());
            }
        } catch (Exception e) {
            answer.put("broken", e.toString());
        }
        return answer;
    }

    private static void error(ObjectNode answer, String name, String fields) {
        try {
            answer.putObject("error").put("name", name).set("fields", JSON.readTree(fields));
        } catch (IOException e) {
            answer.put("broken", e.toString());
        }
    }

    private String call(JsonNode request) throws Exception {
        CallOptions options = CallOptions.DEFAULTS;
        if (request.has("deadlineMs")) {
            options = options.withDeadline(
                    Duration.ofMillis(request.get("deadlineMs").asLong()));
        }
        for (Map.Entry<String, JsonNode> pair : request.path("metadata").properties()) {
            options = options.withMetadata(pair.getKey(), pair.getValue().asText());
        }
        ConformanceStub stub = new ConformanceStub(client(request.get("client"))).withOptions(options);
        ConformanceCall<?, ?> call =
                ConformanceCalls.named(request.get("method").asText());
        String argument = JSON.writeValueAsString(request.get("argument"));
        if (!request.has("cancelAfterMs")) {
            return call.call(stub, argument);
        }
        Thread caller = Thread.currentThread();
        Future<?> interrupt = interrupts.schedule(
                caller::interrupt, request.get("cancelAfterMs").asLong(), TimeUnit.MILLISECONDS);
        try {
            return call.call(stub, argument);
        } finally {
            interrupt.cancel(false);
            // The call is over: an interrupt that came too late is not meant for the next one.
            Thread.interrupted();
        }
    }

    private RpcClient client(JsonNode settings) {
        return clients.computeIfAbsent(settings.get("name").asText(), name -> open(settings));
    }

    private static RpcClient open(JsonNode settings) {
        RpcClientBuilder builder = RpcClient.builder();
        settings.get("endpoints").forEach(endpoint -> builder.endpoint(endpoint.asText()));
        if (settings.path("codec").asText().equals("JSON")) {
            builder.json();
        }
        if (settings.has("attemptTimeoutMs")) {
            builder.attemptTimeout(
                    Duration.ofMillis(settings.get("attemptTimeoutMs").asLong()));
        }
        if (settings.has("maxAttempts")) {
            builder.maxAttempts(settings.get("maxAttempts").asInt());
        }
        if (settings.has("deadlineMs")) {
            builder.deadline(Duration.ofMillis(settings.get("deadlineMs").asLong()));
        }
        if (settings.has("maxMessageBytes")) {
            builder.maxMessageSize(settings.get("maxMessageBytes").asInt());
        }
        return builder.build();
    }
}
