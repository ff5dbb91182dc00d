package io.privateer.codegen.generate;

import io.privateer.codegen.model.ModuleModel;
import java.util.List;

/** Writes one kind of files. A pure function: equal models give equal files, in equal order. */
public interface Generator {
    List<GeneratedFile> generate(ModuleModel module);
}
