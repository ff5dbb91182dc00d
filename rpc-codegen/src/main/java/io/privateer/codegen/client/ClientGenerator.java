package io.privateer.codegen.client;

/**
 * Writes the client of one language. A pure function: equal models give equal files, in equal order. It reads the model
 * alone, and problems go to {@link ClientFiles#problem}.
 */
interface ClientGenerator {
    void generate(ClientModel model, ClientFiles files);
}
