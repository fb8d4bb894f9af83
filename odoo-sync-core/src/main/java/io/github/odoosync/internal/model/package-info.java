/** The checks that documents of several packages share. */
@NullMarked
package io.github.odoosync.internal.model;

import org.jspecify.annotations.NullMarked;
