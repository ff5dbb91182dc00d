/** What measurements come to: rows in JSON, tables in Markdown, plots in SVG. */
@NullMarked
package io.privateer.benchmarks.report;

import org.jspecify.annotations.NullMarked;
