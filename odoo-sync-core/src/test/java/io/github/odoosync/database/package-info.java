/** Real databases for tests, and a network in front of them that can be broken. */
@NullMarked
package io.github.odoosync.database;

import org.jspecify.annotations.NullMarked;
