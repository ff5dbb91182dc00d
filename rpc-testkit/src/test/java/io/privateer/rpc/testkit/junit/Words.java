package io.privateer.rpc.testkit.junit;

/** A service's interface, as users write it. */
interface Words {
    String place(String text);
}
