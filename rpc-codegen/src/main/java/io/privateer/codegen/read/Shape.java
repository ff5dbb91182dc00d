package io.privateer.codegen.read;

import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.Presence;

/** What a Java type is on the wire. */
record Shape(FieldType type, Presence presence) {}
