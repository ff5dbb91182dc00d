package io.privateer.rpc.server;

import static io.privateer.rpc.server.PoolRig.PLACE;
import static io.privateer.rpc.server.PoolRig.hears;
import static io.privateer.rpc.server.PoolRig.result;

import org.junit.jupiter.api.Test;

final class LostCallsTest {
    @Test
    void beyondTheLimitTheOldestIsForgottenAndTheOthersStillCount() {
        PoolRig rig = new PoolRig().joined("a", PLACE);
        for (int sequence = 1; sequence <= LostCalls.MAX_CALLS + 1; sequence++) {
            rig.place(sequence);
            rig.register("a", "start " + sequence, PLACE);
            rig.pong("a", "start " + sequence, false).skip();
        }
        rig.reply("a", result(1)).place(1);
        rig.expect(PoolRig.lost(1, "the worker was replaced with the call in hand"));
        rig.reply("a", result(2)).place(2).expect(hears(2, result(2)));
        long newest = LostCalls.MAX_CALLS + 1;
        rig.reply("a", result(newest)).place(newest).expect(hears(newest, result(newest)));
    }
}
