package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;

/**
 * Writes Perl: one module for each Java package, with classes for records, enums, typed errors and services, and their
 * documentation as POD. The runtime is {@code clients/perl}.
 */
final class PerlGenerator implements ClientGenerator {
    @Override
    public void generate(ClientModel model, ClientFiles files) {
        PerlNames names = new PerlNames(model);
        for (ClientPackage each : model.packages()) {
            files.add("lib/" + names.module(each.name()) + ".pm", new PerlFile(model, names, each).text());
        }
    }
}
