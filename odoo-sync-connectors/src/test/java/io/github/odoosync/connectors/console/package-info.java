/** The console over real HTTP, in a real browser, and on a real database with many rows. */
@NullMarked
package io.github.odoosync.connectors.console;

import org.jspecify.annotations.NullMarked;
