package fleet;

import geo.Position;
import io.privateer.rpc.annotation.RpcService;

@RpcService
public interface Tracker {
    Sighting locate(String ship);

    record Sighting(String ship, Position position) {}
}
