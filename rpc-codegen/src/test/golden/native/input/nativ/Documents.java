package nativ;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.privateer.rpc.annotation.RpcService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages of protoc's own classes as components, arguments and results. */
@RpcService
public interface Documents {
    Struct merge(Document document, Value value);

    /** A document and what is known of it. */
    record Document(
            String id,
            Struct body,
            Value extra,
            Optional<Struct> draft,
            List<Value> history,
            Map<String, Struct> translations,
            com.google.protobuf.FieldMask mask) {}
}
