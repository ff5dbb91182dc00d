package io.privateer.codegen.generate;

import java.util.List;

/** The generators of this library, in the order in which they run. */
public final class Generators {
    private static final List<Generator> ALL = List.of(
            new RequestGenerator(),
            new MessageCodecGenerator(),
            new OneofCodecGenerator(),
            new EnumCodecGenerator(),
            new MethodsGenerator(),
            new StubGenerator(),
            new AsyncGenerator(),
            new BindingGenerator(),
            new ProtoFileGenerator());

    private Generators() {}

    public static List<Generator> all() {
        return ALL;
    }
}
