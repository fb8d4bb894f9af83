/** What every store of lanes says alike. */
@NullMarked
package io.github.odoosync.internal.lane;

import org.jspecify.annotations.NullMarked;
