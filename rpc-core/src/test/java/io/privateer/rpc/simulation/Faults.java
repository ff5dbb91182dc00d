package io.privateer.rpc.simulation;

/**
 * How bad the world is.
 *
 * @param drop how often a message is lost
 * @param duplicate how often it arrives twice
 * @param late how often it takes up to ten seconds in place of up to 30 ms, so that it overtakes and is overtaken
 * @param crash how often per second a front is killed; it starts again after up to two seconds, with an empty store
 * @param workerDeath how often an execution kills its worker
 * @param stall how often per second a worker in another process stands still for up to six seconds
 * @param cancel how often a caller gives up in the middle
 * @param drain how often per second a front drains, and another one takes over
 */
record Faults(
        double drop,
        double duplicate,
        double late,
        double crash,
        double workerDeath,
        double stall,
        double cancel,
        double drain) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0);

    /** A world of its own for each seed, from calm to wild. */
    static Faults of(World world) {
        return new Faults(
                some(world, 0.2),
                some(world, 0.3),
                some(world, 0.1),
                some(world, 0.2),
                some(world, 0.05),
                some(world, 0.1),
                some(world, 0.1),
                some(world, 0.1));
    }

    private static double some(World world, double most) {
        return world.chance(0.4) ? 0 : world.random().nextDouble() * most;
    }
}
