package io.privateer.benchmarks.contender;

/** What came back is looked at, so that nobody is fast by doing nothing. */
final class Check {
    private Check() {}

    /** First byte, last byte and length: comparing a mebibyte would measure the comparison. */
    static void echo(byte[] sent, int length, byte first, byte last) {
        if (length != sent.length || first != sent[0] || last != sent[sent.length - 1]) {
            throw new IllegalStateException("echo of " + sent.length + " bytes came back as " + length);
        }
    }

    static void echo(byte[] sent, byte[] received) {
        echo(sent, received.length, received[0], received[received.length - 1]);
    }

    static void total(long expected, long received) {
        if (expected != received) {
            throw new IllegalStateException("the receipt says " + received + " cents, expected " + expected);
        }
    }
}
