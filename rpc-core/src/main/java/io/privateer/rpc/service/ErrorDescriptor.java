package io.privateer.rpc.service;

import io.privateer.rpc.codec.MessageCodec;

/**
 * A checked exception that crosses the wire.
 *
 * @param name its name on the wire, kept by the lock file
 * @param type the exception; a subclass that is not declared itself travels as this one
 */
public record ErrorDescriptor<E extends Exception>(String name, Class<E> type, MessageCodec<E> codec) {}
