package io.privateer.codegen.model;

import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One method of a service, as seen from the service: inherited ones have their type variables filled in.
 *
 * @param wireName the part of the path behind the slash
 * @param path {@code package.Service/Method}
 * @param transactional whether its handler runs inside a transaction of the server's reply store
 * @param varargs whether the last parameter, an array, is declared with dots
 * @param returnNullable whether the stub may return {@code null}
 * @param thrown what the stub declares to throw, as the interface does
 * @param request the message of the arguments. One that {@linkplain MessageModel#standsAlone stands alone}, of a service
 *     from a {@code .proto}, is the only parameter itself
 * @param reply the message of the result; without a field for {@code void}. One that stands alone is the result itself
 * @param errors the checked exceptions among {@code thrown}, the most specific first
 */
public record MethodModel(
        String javaName,
        String wireName,
        String path,
        boolean idempotent,
        Optional<Duration> timeout,
        boolean nonBlocking,
        Priority priority,
        boolean transactional,
        Hedging hedging,
        List<ParameterModel> parameters,
        boolean varargs,
        JavaType returnType,
        boolean returnNullable,
        List<JavaType.Declared> thrown,
        ProtoName request,
        ProtoName reply,
        List<ErrorModel> errors,
        String origin,
        String doc) {
    public MethodModel {
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
        errors = List.copyOf(errors);
    }

    /** Every message that travels: the request, the reply, the errors. */
    public Stream<ProtoName> messages() {
        return Stream.concat(Stream.of(request, reply), errors.stream().map(ErrorModel::message));
    }
}
