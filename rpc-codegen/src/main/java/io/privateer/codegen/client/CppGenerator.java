package io.privateer.codegen.client;

import io.privateer.codegen.model.ModuleId;
import java.util.Locale;

/**
 * The client for C++17: one header and one source for the module, with a namespace for each Java package, over the coded
 * streams of Protocol Buffers; and a CMake target.
 */
final class CppGenerator implements ClientGenerator {
    @Override
    public void generate(ClientModel model, ClientFiles files) {
        String artifact = model.module().id().map(ModuleId::artifactId).orElse("");
        String stem =
                artifact.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_").replaceAll("^(?=[0-9])", "_");
        String name = stem.isEmpty() ? "client" : stem + "_client";
        CppNames names = new CppNames(model);
        CppTypes types = new CppTypes(model, names);
        files.add(name + ".hpp", new CppHeader(model, names, types).text());
        files.add(name + ".cpp", new CppSource(model, names, types, name).text());
        files.add("CMakeLists.txt", cmake(name, !types.googles().isEmpty()));
    }

    private static String cmake(String name, boolean googles) {
        // The runtime does with the smaller libprotobuf-lite, which has none of Google's own messages.
        String found = googles ? "find_package(Protobuf REQUIRED)\n" : "";
        String linked = googles ? " protobuf::libprotobuf" : "";
        return """
                # Generated from Java by Privateer. Changes here are lost: change the Java source and build.
                cmake_minimum_required(VERSION 3.16)
                project(NAME LANGUAGES CXX)

                if(NOT TARGET privateer::privateer)
                  find_package(privateer REQUIRED)
                endif()
                FOUND
                add_library(NAME NAME.cpp)
                target_include_directories(NAME PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
                target_link_libraries(NAME PUBLIC privateer::privateerLINKED)
                """.replace("NAME", name).replace("FOUND", found).replace("LINKED", linked);
    }

    /** The comment of a declaration. */
    static void doc(SourceText out, String doc) {
        ClientText.lines(doc).forEach(line -> out.line(("/// " + line).stripTrailing()));
    }
}
