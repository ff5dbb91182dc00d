package io.privateer.conformance.older;

import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import java.util.Optional;
import java.util.UUID;

/** Serves the earlier release. Immutable and thread-safe. */
public final class OlderWorkshop implements OlderConformance {
    private static final String NAME = "io.privateer.conformance.Conformance";

    /** What a server of the earlier release serves. */
    public static ServiceBinding binding() {
        return new ServiceBinding(
                NAME,
                OlderConformanceBinding.of(new OlderWorkshop()).methods().stream()
                        .<ServiceBinding.Method<?, ?>>map(OlderWorkshop::renamed)
                        .toList());
    }

    private static <Q, R> ServiceBinding.Method<Q, R> renamed(ServiceBinding.Method<Q, R> method) {
        MethodDescriptor<Q, R> known = method.descriptor();
        String name = known.path().substring(known.path().indexOf('/'));
        return new ServiceBinding.Method<>(
                new MethodDescriptor<>(
                        NAME + name,
                        known.idempotent(),
                        known.timeout(),
                        known.nonBlocking(),
                        known.request(),
                        known.reply(),
                        known.errors()),
                method.handler());
    }

    @Override
    public OlderEverything echo(OlderEverything everything) {
        return everything;
    }

    @Override
    public Optional<OlderPoint> find(UUID id) {
        return Optional.of(new OlderPoint(1));
    }

    @Override
    public TallPoint move(TallPoint from, TallPoint by) {
        return new TallPoint(from.x() + by.x(), 7);
    }
}
