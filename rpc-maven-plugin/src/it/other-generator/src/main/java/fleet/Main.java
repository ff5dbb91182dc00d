package fleet;

import geo.Position;
import loopback.LoopbackChannel;

public final class Main {
    public static void main(String[] arguments) {
        Tracker lookout = ship -> new Tracker.Sighting(
                ship, Position.newBuilder().setLatitude(36.1).setLongitude(-5.4).build());
        Tracker tracker = new TrackerStub(new LoopbackChannel(TrackerBinding.of(lookout)));
        Tracker.Sighting sighting = tracker.locate("Alerte");
        System.out.println(sighting.ship() + " " + sighting.position().getLatitude() + " "
                + sighting.position().getLongitude());
    }
}
