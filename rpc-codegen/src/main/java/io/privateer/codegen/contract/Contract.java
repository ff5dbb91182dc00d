package io.privateer.codegen.contract;

import io.privateer.codegen.Problem;
import io.privateer.codegen.model.ModuleModel;
import java.util.List;
import java.util.Optional;

/**
 * What a module's {@code .proto} files say.
 *
 * @param model their services and all messages and enums that these reach; every Java type of it is to be generated. It has
 *     no {@code .proto} to generate: those that were read are packaged
 * @param problems empty if all is well
 * @param warnings what was left out on request
 */
public record Contract(ModuleModel model, List<Problem> problems, List<String> warnings) {
    /** A module without a contract. */
    public static final Contract NONE = new Contract(ModuleModel.empty(Optional.empty()), List.of(), List.of());

    public Contract {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
