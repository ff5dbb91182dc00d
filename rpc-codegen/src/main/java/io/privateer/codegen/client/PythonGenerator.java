package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;

/**
 * Writes Python: one module for each Java package, with dataclasses for records, enums, exceptions for typed errors, a client
 * and an asyncio client for each service, and what a worker serves. The runtime is {@code clients/python}.
 */
final class PythonGenerator implements ClientGenerator {
    @Override
    public void generate(ClientModel model, ClientFiles files) {
        PythonNames names = new PythonNames(model);
        for (ClientPackage each : model.packages()) {
            files.add(names.module(each.name()) + ".py", new PythonFile(model, names, each).text());
        }
    }
}
