package io.privateer.rpc.load;

import io.privateer.rpc.TextService;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A method that takes and gives text. */
public final class LoadService {
    public static final MethodDescriptor<String, String> WORK = new MethodDescriptor<>(
            "load.Load/Work", false, null, false, TextService.CODEC, TextService.CODEC, List.of());

    private LoadService() {}

    /** Serves {@link #WORK}. */
    public static ServiceBinding binding(
            MethodDescriptor<String, String> method, ServiceBinding.Handler<String, String> handler) {
        return new ServiceBinding("load.Load", List.of(new ServiceBinding.Method<>(method, handler)));
    }

    /** A call of {@link #WORK} with ASCII text of less than 128 characters. */
    public static Request call(Id client, long sequence, String text) {
        byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[characters.length + 2];
        body[0] = 10;
        body[1] = (byte) characters.length;
        System.arraycopy(characters, 0, body, 2, characters.length);
        return Request.call(client, sequence, WORK.path(), BodyCodec.PROTOBUF, body);
    }
}
