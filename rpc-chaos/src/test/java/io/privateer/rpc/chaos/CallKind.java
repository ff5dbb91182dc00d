package io.privateer.rpc.chaos;

import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.testkit.proof.TextService;

/** What kinds of calls there are. */
enum CallKind {
    PLAIN,
    TRANSACTIONAL,
    IDEMPOTENT;

    MethodDescriptor<String, String> method() {
        return switch (this) {
            case PLAIN -> TextService.PLACE;
            case TRANSACTIONAL -> Payments.PAY;
            case IDEMPOTENT -> TextService.FIND;
        };
    }

    boolean isDeduplicated() {
        return this != IDEMPOTENT;
    }
}
