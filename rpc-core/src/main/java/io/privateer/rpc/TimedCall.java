package io.privateer.rpc;

import io.privateer.rpc.timer.TimerHeap;

/** What a client does at a time. */
abstract class TimedCall extends TimerHeap.Timed {
    /** Its time has come. It stands among the timers no more. */
    abstract void onTime(long now);
}
