package hostile;

import io.privateer.rpc.annotation.RpcDefault;
import java.util.List;
import java.util.Optional;

/**
 * Components whose names mean something to generated code. \\u002a/ and &#42;/ and $L and $T and {@code %s} and a
 * backslash at the end \
 */
public record Words(
        int in,
        int out,
        String value,
        Optional<String> result,
        @RpcDefault("*/ \\u002a/ \" \\ $L $S $T %s {@code} \u00e9 \ud83d\ude00") String text,
        Words.COLOR color,
        @RpcDefault("COLOR") Words.COLOR otherColor,
        int e,
        int create,
        int instance,
        int lock,
        int len,
        int varint,
        int yield,
        int record,
        int var,
        int sealed,
        int permits,
        int when,
        List<Words> message,
        int option,
        int optional,
        int repeated,
        int reserved,
        int Scalars,
        Field field,
        option lowerCase) {
    /** A name like that of the constant for a component. */
    public enum COLOR {
        COLOR,
        RED
    }

    /** A component that rejects, with a message that has to survive: "\". */
    public Words {
        if (in < 0) {
            throw new IllegalArgumentException("in = " + in);
        }
    }
}
