package io.privateer.conformance;

/**
 * One thing that every client must get right.
 *
 * @param name a sentence, the row's title
 * @param basic whether it is asked of clients that claim the basics alone
 * @param body does it and throws what was wrong
 */
record ConformanceCase(String name, boolean basic, Body body) {
    /** What is done and compared. */
    interface Body {
        void run(Bench bench) throws Exception;
    }

    static ConformanceCase basic(String name, Body body) {
        return new ConformanceCase(name, true, body);
    }

    static ConformanceCase of(String name, Body body) {
        return new ConformanceCase(name, false, body);
    }
}
