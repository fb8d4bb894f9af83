/** Replays what real Odoo servers answered against the fake one. */
@NullMarked
package io.github.odoosync.internal.fake.replay;

import org.jspecify.annotations.NullMarked;
