package io.privateer.rpc.zmq;

/** Where JeroMQ's poller cannot be looked into. */
final class OwnIoInJeroMqsLoopTest extends OwnIoContract {
    OwnIoInJeroMqsLoopTest() {
        super(true);
    }
}
