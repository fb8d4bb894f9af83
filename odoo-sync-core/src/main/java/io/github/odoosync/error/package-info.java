/**
 * One unchecked tree of errors, rooted at {@link io.github.odoosync.error.OdooSyncException}: each
 * has a stable code, says whether anything was committed, whether a retry is safe and what to do
 * next.
 */
@NullMarked
package io.github.odoosync.error;

import org.jspecify.annotations.NullMarked;
