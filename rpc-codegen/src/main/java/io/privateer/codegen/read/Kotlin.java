package io.privateer.codegen.read;

import javax.lang.model.element.TypeElement;

/** Tells what Kotlin's compiler made: its nullness and its defaults are not in what Java sees. */
final class Kotlin {
    private Kotlin() {}

    static boolean compiled(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().equals("kotlin.Metadata"));
    }

    static String refusal(String name) {
        return name + " is written in Kotlin, which is not supported. Write it in Java; Kotlin code can implement and"
                + " call it";
    }
}
