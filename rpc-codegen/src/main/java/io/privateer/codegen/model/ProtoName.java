package io.privateer.codegen.model;

/**
 * The full name of a message or an enum in Protocol Buffers, by which the parts of the model refer to each other.
 *
 * @param packageName the package, dotted; empty for the unnamed one
 * @param simpleName the name inside it; nested Java types carry their enclosing type's name, so there is no dot here
 */
public record ProtoName(String packageName, String simpleName) implements Comparable<ProtoName> {
    /** Both parts, as a lock file, a {@code .proto} and an error on the wire spell them: {@code shop.Order}. */
    public String full() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    @Override
    public int compareTo(ProtoName other) {
        return full().compareTo(other.full());
    }

    @Override
    public String toString() {
        return full();
    }
}
