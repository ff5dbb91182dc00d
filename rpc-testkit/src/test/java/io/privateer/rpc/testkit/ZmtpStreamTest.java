package io.privateer.rpc.testkit;

import static io.privateer.rpc.testkit.FaultProxyConnectionTest.concatenated;
import static io.privateer.rpc.testkit.FaultProxyConnectionTest.greeting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes as they come off a connection, in hexadecimal; {@code M} marks a whole message. */
final class ZmtpStreamTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String GREETING = HEX.formatHex(greeting("NULL"));
    /** An empty READY command. */
    private static final String READY = "0406055245414459";

    @ParameterizedTest
    @CsvSource({
        // one short frame, an empty one, a long one, three frames, a short length written long
        "000161, M 000161 [61]",
        "0000, M 0000 []",
        "02000000000000000161, M 02000000000000000161 [61]",
        "0100010161000162, M 0100010161000162 [|61|62]",
    })
    void framesWithoutAnEndMarkMakeOneMessage(String sent, String expected) {
        assertEquals(List.of(GREETING, READY, expected), pieces(GREETING + READY + sent));
    }

    @Test
    void commandsAreNoMessagesNeitherBetweenMessagesNorWithinOne() {
        String ping = "0407" + "0450494e47" + "0000";
        assertEquals(
                List.of(GREETING, READY, ping, "M 000161 [61]", ping, "M 010162000163 [62|63]"),
                pieces(GREETING + READY + ping + "000161" + "010162" + ping + "000163"));
    }

    @ParameterizedTest
    @CsvSource({
        // encrypted, so that frames mean nothing; an older version; no greeting at all
        "CURVE, ff00000000000000017f03014355525645",
        "ZMTP 2.0, ff00000000000000017f01",
        "ZMTP 1.0, 0100",
    })
    void whatCannotBeReadPassesAsBytes(String what, String start) {
        byte[] greeting = Arrays.copyOf(HEX.parseHex(start), 64);
        String all = HEX.formatHex(greeting) + "000161";
        assertEquals(all, String.join("", pieces(all)), what);
    }

    @Test
    void lengthsThatNobodyMeansEndTheReadingAndLoseNothing() {
        for (String hostile : List.of("02ffffffffffffffff", "027fffffffffffffff", "020000000004000001", "f80161")) {
            String sent = GREETING + READY + "010161" + hostile + "0000";
            assertEquals(sent, String.join("", pieces(sent)), hostile);
        }
    }

    @Test
    void piecesOfAnySizePutTogetherAreWhatCameIn() {
        long seed = new Random().nextLong();
        System.out.println("chunks of seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            StringBuilder sent = new StringBuilder(GREETING + READY);
            List<String> messages = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                StringBuilder wire = new StringBuilder();
                List<String> frames = new ArrayList<>();
                for (int left = random.nextInt(3); left >= 0; left--) {
                    byte[] body = new byte[random.nextBoolean() ? random.nextInt(8) : random.nextInt(600)];
                    random.nextBytes(body);
                    boolean asLong = body.length > 255 || random.nextBoolean();
                    ByteBuffer header = asLong
                            ? ByteBuffer.allocate(9).put((byte) 2).putLong(body.length)
                            : ByteBuffer.allocate(2).put((byte) 0).put((byte) body.length);
                    header.put(0, (byte) (header.get(0) | (left > 0 ? 1 : 0)));
                    wire.append(HEX.formatHex(header.array())).append(HEX.formatHex(body));
                    frames.add(HEX.formatHex(body));
                }
                messages.add("M " + wire + " [" + String.join("|", frames) + "]");
                sent.append(wire);
            }
            List<String> pieces = pieces(sent.toString(), random);
            assertEquals(
                    messages,
                    pieces.stream().filter(piece -> piece.startsWith("M")).toList());
            assertEquals(
                    GREETING + READY,
                    String.join(
                            "",
                            pieces.stream()
                                    .filter(piece -> !piece.startsWith("M"))
                                    .toList()));
        }
    }

    @Test
    void corruptionInvertsOneByteOfTheLastFrameOnly() {
        List<ProxiedMessage> messages = new ArrayList<>();
        ZmtpStream stream = new ZmtpStream(collector(new ArrayList<>(), messages));
        stream.feed(ByteBuffer.wrap(concatenated(greeting("NULL"), HEX.parseHex("01026162000263640000"))));
        assertEquals(
                "0102616200029c64", HEX.formatHex(messages.get(0).corrupted(2).wire()));
        assertEquals(
                "010261620002639b", HEX.formatHex(messages.get(0).corrupted(-1).wire()));
        assertEquals("0102616200026364", HEX.formatHex(messages.get(0).wire()));
        assertEquals(messages.get(1), messages.get(1).corrupted(0), "nothing to invert in an empty frame");
    }

    private static List<String> pieces(String hex) {
        List<String> pieces = new ArrayList<>();
        new ZmtpStream(collector(pieces, new ArrayList<>())).feed(ByteBuffer.wrap(HEX.parseHex(hex)));
        return pieces;
    }

    private static List<String> pieces(String hex, Random random) {
        List<String> pieces = new ArrayList<>();
        ZmtpStream stream = new ZmtpStream(collector(pieces, new ArrayList<>()));
        ByteBuffer all = ByteBuffer.wrap(HEX.parseHex(hex));
        while (all.hasRemaining()) {
            int chunk = Math.min(all.remaining(), 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
            stream.feed(all.slice(all.position(), chunk));
            all.position(all.position() + chunk);
        }
        return pieces;
    }

    private static ZmtpStream.Pieces collector(List<String> pieces, List<ProxiedMessage> messages) {
        return new ZmtpStream.Pieces() {
            @Override
            public void bytes(byte[] piece) {
                pieces.add(HEX.formatHex(piece));
            }

            @Override
            public void message(ProxiedMessage message) {
                messages.add(message);
                pieces.add("M " + HEX.formatHex(message.wire()) + " ["
                        + String.join(
                                "|",
                                message.frames().stream().map(HEX::formatHex).toList()) + "]");
            }
        };
    }
}
