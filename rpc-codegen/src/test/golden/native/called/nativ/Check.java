package nativ;

import com.google.protobuf.FieldMask;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.privateer.codegen.generate.Loopback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages of protoc's classes travel inside records, also those with null among their values. */
public final class Check implements Runnable {
    private static final Value NULL =
            Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();

    @Override
    public void run() {
        for (boolean json : new boolean[] {false, true}) {
            List<Documents.Document> seen = new ArrayList<>();
            Documents documents = new DocumentsStub(new Loopback(
                    DocumentsBinding.of((document, value) -> {
                        seen.add(document);
                        return document.body().toBuilder().putFields("value", value).build();
                    }),
                    json));
            Struct body = Struct.newBuilder().putFields("n", NULL).build();
            Documents.Document document = new Documents.Document(
                    "id",
                    body,
                    NULL,
                    Optional.of(body),
                    List.of(NULL, Value.newBuilder().setStringValue("s").build()),
                    Map.of("de", body),
                    FieldMask.newBuilder().addPaths("a.b_c").build());
            equal(
                    body.toBuilder().putFields("value", NULL).build(),
                    documents.merge(document, NULL));
            equal(List.of(document), seen);
        }
    }

    private static void equal(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", was " + actual);
        }
    }
}
