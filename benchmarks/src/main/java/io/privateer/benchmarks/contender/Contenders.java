package io.privateer.benchmarks.contender;

import java.util.List;

/** All contenders, in the order of tables. */
public final class Contenders {
    private static final List<Contender> ALL = List.of(
            PrivateerContender.req(false),
            PrivateerContender.req(true),
            PrivateerContender.multiplexed(false),
            PrivateerContender.multiplexed(true),
            PrivateerContender.async(false),
            PrivateerContender.async(true),
            GrpcContender.withDefaults(),
            GrpcContender.direct(),
            ThriftContender.threads(),
            ThriftContender.selector(),
            new RestContender(),
            new JeroMqReqRep(),
            new JeroMqProxy(),
            new JeroMqDealerRouter(),
            new TcpContender());

    private Contenders() {}

    public static List<Contender> all() {
        return ALL;
    }

    /**
     * The contender of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Contender named(String name) {
        return ALL.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contender named " + name + "; there are "
                        + ALL.stream().map(Contender::name).toList()));
    }
}
