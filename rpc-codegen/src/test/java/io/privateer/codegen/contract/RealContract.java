package io.privateer.codegen.contract;

import com.google.longrunning.OperationsProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import io.etcd.jetcd.api.JetcdProto;
import io.grpc.health.v1.HealthProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Contracts that nobody here wrote, out of the artifacts that carry them together with protoc's classes. */
public enum RealContract {
    /** One method with an enum, and one that streams. */
    HEALTH("grpc/health/v1/health.proto", HealthProto.getDescriptor()),
    /** etcd's six services: bytes, numbers of 64 bits, oneofs, enums, messages in messages without an end. */
    ETCD("rpc.proto", JetcdProto.getDescriptor()),
    /** Fields of Google's own types, {@code google.protobuf.Any} among them, and methods that give nothing. */
    OPERATIONS("google/longrunning/operations.proto", OperationsProto.getDescriptor());

    private final String resource;
    private final FileDescriptor file;

    RealContract(String resource, FileDescriptor file) {
        this.resource = resource;
        this.file = file;
    }

    /**
     * A method without streams.
     *
     * @param request the class that protoc made for its request, by an empty message
     * @param reply the class that protoc made for its reply
     */
    public record Unary(String service, String name, Message request, Message reply) {
        /** As on the wire. */
        public String path() {
            return service + "/" + name;
        }
    }

    /** Where the file is on the class path. */
    public String resource() {
        return resource;
    }

    /** The Java package of protoc's classes. */
    public String javaPackage() {
        return file.getOptions().getJavaPackage();
    }

    /** Puts the file into a folder, at the place that others import it from. */
    public void copyInto(Path root) {
        Path target = root.resolve(resource);
        try (InputStream in =
                Objects.requireNonNull(RealContract.class.getClassLoader().getResourceAsStream(resource), resource)) {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** All methods of all its services that do not stream, as protoc read them. */
    public List<Unary> methods() {
        return file.getServices().stream().flatMap(RealContract::methods).toList();
    }

    private static Stream<Unary> methods(ServiceDescriptor service) {
        return service.getMethods().stream()
                .filter(method -> !method.isClientStreaming() && !method.isServerStreaming())
                .map(RealContract::unary);
    }

    private static Unary unary(MethodDescriptor method) {
        return new Unary(
                method.getService().getFullName(),
                method.getName(),
                prototype(method.getInputType()),
                prototype(method.getOutputType()));
    }

    private static Message prototype(Descriptor type) {
        String name = type.getFile().getOptions().getJavaPackage() + "." + type.getName();
        try {
            return (Message) Class.forName(name).getMethod("getDefaultInstance").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " is no class of protoc's", e);
        }
    }
}
