package io.privateer.codegen.contract;

import com.squareup.wire.schema.Rpc;
import com.squareup.wire.schema.Service;
import com.squareup.wire.schema.internal.parser.OptionElement;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ParameterModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.Priority;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the unary methods of one service: a message in, a message out; {@code google.protobuf.Empty} is nothing at all. */
final class MethodReader {
    private static final String EMPTY = "google.protobuf.Empty";

    private final Service service;
    private final String packageName;
    private final ContractTypes types;

    MethodReader(Service service, String packageName, ContractTypes types) {
        this.service = service;
        this.packageName = packageName;
        this.types = types;
    }

    Optional<MethodModel> read(Rpc rpc, String path) {
        Optional<ProtoName> request = message(rpc, rpc.getRequestType(), MessageModel.Kind.REQUEST, path);
        Optional<ProtoName> reply = message(rpc, rpc.getResponseType(), MessageModel.Kind.REPLY, path);
        if (request.isEmpty() || reply.isEmpty()) {
            return Optional.empty();
        }
        List<ParameterModel> parameters = isEmpty(rpc.getRequestType())
                ? List.of()
                : List.of(new ParameterModel("request", types.javaType(rpc.getRequestType()), false));
        JavaType result =
                isEmpty(rpc.getResponseType()) ? new JavaType.NoResult() : types.javaType(rpc.getResponseType());
        return Optional.of(new MethodModel(
                ContractNames.method(rpc.getName()),
                rpc.getName(),
                path,
                idempotent(rpc),
                Optional.empty(),
                false,
                Priority.DEFAULT,
                false,
                Hedging.off(),
                parameters,
                false,
                result,
                false,
                List.of(),
                request.get(),
                reply.get(),
                List.of(),
                path,
                ContractTypes.doc(rpc.getDocumentation())));
    }

    private Optional<ProtoName> message(
            Rpc rpc, com.squareup.wire.schema.ProtoType type, MessageModel.Kind kind, String path) {
        if (isEmpty(type)) {
            String suffix = kind == MessageModel.Kind.REQUEST ? "Request" : "Reply";
            return Optional.of(types.nothing(
                    Objects.requireNonNullElse(service.type().getEnclosingTypeOrPackage(), ""),
                    packageName,
                    ContractNames.type(service.name()) + rpc.getName() + suffix,
                    kind,
                    path,
                    rpc.getLocation()));
        }
        Optional<FieldType.Single> referred = types.reference(type, rpc.getLocation(), path);
        if (referred.isPresent() && !(referred.get() instanceof FieldType.Message)) {
            types.report(
                    rpc.getLocation(),
                    path + ": " + type + " cannot be a whole request or result. Put it into a message of your own");
            return Optional.empty();
        }
        return referred.map(message -> ((FieldType.Message) message).name());
    }

    private static boolean isEmpty(com.squareup.wire.schema.ProtoType type) {
        return type.toString().equals(EMPTY);
    }

    /** {@code NO_SIDE_EFFECTS} says even more. */
    private static boolean idempotent(Rpc rpc) {
        for (OptionElement option : rpc.getOptions().getElements()) {
            if (option.getName().equals("idempotency_level")) {
                String level = String.valueOf(option.getValue());
                return level.equals("IDEMPOTENT") || level.equals("NO_SIDE_EFFECTS");
            }
        }
        return false;
    }
}
