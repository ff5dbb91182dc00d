package io.privateer.rpc.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WireTextTest {
    private static @Nullable String name(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        return WireText.decodeName(bytes, 1, bytes.length - 2);
    }

    @Test
    void aNameThatCameBeforeIsTheSameString() {
        assertSame(name("shop.Orders/Place"), name("shop.Orders/Place"));
    }

    @Test
    void namesThatShareAPlaceAreNotTakenForEachOther() {
        // Of a name, its length and its end decide where it is looked for; with a hash like String's.
        for (int i = 0; i < 2; i++) {
            assertEquals("shop.Orders/Aa", name("shop.Orders/Aa"));
            assertEquals("shop.Orders/BB", name("shop.Orders/BB"));
            assertEquals("rent.Orders/Aa", name("rent.Orders/Aa"));
        }
    }

    @Test
    void noneIsTakenForTheBeginningOfAnother() {
        for (int i = 0; i < 10_000; i++) {
            String shorter = "m" + i;
            assertEquals(shorter, name(shorter));
            assertEquals(shorter + "0", name(shorter + "0"));
            assertEquals(shorter, name(shorter));
        }
    }

    @Test
    void namesBeyondAsciiAreReadAsText() {
        for (int i = 0; i < 2; i++) {
            assertEquals("bücher.Läden/Öffne\uD83D\uDE00", name("bücher.Läden/Öffne\uD83D\uDE00"));
            assertEquals("", name(""));
            assertNull(WireText.decodeName(new byte[] {'a', (byte) 0xC3, 'b'}, 0, 3));
            assertEquals("a\u00C3b", name("a\u00C3b"));
        }
    }
}
