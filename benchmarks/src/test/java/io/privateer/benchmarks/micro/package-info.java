@org.jspecify.annotations.NullMarked
package io.privateer.benchmarks.micro;
