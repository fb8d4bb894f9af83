/**
 * Writes typed records from what a server says of its models: {@link
 * io.github.odoosync.codegen.Codegen} is a {@code main}. A tool for the developer; nothing of it is
 * needed at run time.
 */
@NullMarked
package io.github.odoosync.codegen;

import org.jspecify.annotations.NullMarked;
