package io.privateer.rpc.simulation;

/** The faults of the moment. */
final class Weather {
    private Faults faults;

    Weather(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    /** No more faults. */
    void clear() {
        faults = Faults.NONE;
    }
}
