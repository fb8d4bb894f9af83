/** What telling listeners needs. */
@NullMarked
package io.github.odoosync.internal.observe;

import org.jspecify.annotations.NullMarked;
