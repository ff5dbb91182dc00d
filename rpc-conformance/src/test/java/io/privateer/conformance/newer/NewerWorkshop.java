package io.privateer.conformance.newer;

import io.privateer.rpc.service.ServiceBinding;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Serves the later release. Immutable and thread-safe. */
public final class NewerWorkshop implements NewerConformance {
    /** What a server of the later release serves. */
    public static ServiceBinding binding() {
        return NewerConformanceBinding.of(new NewerWorkshop());
    }

    @Override
    public NewerEverything echo(NewerEverything everything) {
        return new NewerEverything(Color.BLUE, Optional.of(new Form.Triangle(3, 4, 5)), Optional.of("news"));
    }

    @Override
    public Optional<NewerPoint> find(UUID id, Optional<String> hint, int limit, int more, Set<String> tags) {
        return Optional.of(new NewerPoint(more, limit, Optional.of(9)));
    }

    @Override
    public StrictPoint move(StrictPoint from, StrictPoint by) {
        return new StrictPoint(from.x() + by.x(), from.y() + by.y());
    }

    @Override
    public byte[] lists() {
        // Field 1 with 127 bytes that do not come.
        return new byte[] {0x0a, 0x7f};
    }

    @Override
    public void take(String article, int count) throws Damaged {
        throw new Damaged(article + " is damaged");
    }
}
