package io.privateer.rpc.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallIdTest {
    private static final String CLIENT = "000102030405060708090a0b0c0d0e0f";
    private static final String SCOPE = "101112131415161718191a1b1c1d1e1f";

    @Test
    void aTokenHoldsAllThatIsNeededToAskAgain() {
        CallId id = new CallId(CLIENT, 41, SCOPE, 65_000);
        assertEquals(CLIENT + "/41@" + SCOPE + "/65000", id.token());
        CallId read = CallId.parse(id.token());
        assertEquals(id, read);
        assertEquals(SCOPE, read.scope());
        assertEquals(65_000, read.boundMs());
    }

    @Test
    void aCallThatIsBoundToNoStoreHasAShortOne() {
        CallId id = new CallId(CLIENT, Long.MAX_VALUE);
        assertEquals(CLIENT + "/9223372036854775807", id.token());
        assertEquals("", CallId.parse(id.token()).scope());
    }

    @Test
    void sessionAndNumberMakeTheIdentity() {
        assertEquals(new CallId(CLIENT, 41), new CallId(CLIENT, 41, SCOPE, 65_000));
        assertEquals(new CallId(CLIENT, 41).hashCode(), new CallId(CLIENT, 41, SCOPE, 65_000).hashCode());
        assertNotEquals(new CallId(CLIENT, 42), new CallId(CLIENT, 41));
        assertNotEquals(new CallId(SCOPE, 41), new CallId(CLIENT, 41));
        assertEquals(CLIENT + "/41", new CallId(CLIENT, 41, SCOPE, 65_000).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "41",
                CLIENT,
                CLIENT + "/0",
                CLIENT + "/-1",
                CLIENT + "/41@",
                CLIENT + "/41@" + SCOPE,
                CLIENT + "/41@" + SCOPE + "/",
                CLIENT + "/41@" + SCOPE + "/65000 ",
                CLIENT + "/9223372036854775808",
                "0/41"
            })
    void whatIsNoTokenIsRefused(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> CallId.parse(text));
        assertEquals(true, String.valueOf(refused.getMessage()).contains("\"" + text + "\""));
    }
}
