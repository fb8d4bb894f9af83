/**
 * What other systems send: taken in at once, each message once, and handled in order per key by the
 * same lanes and dispatchers as the outbox.
 */
@NullMarked
package io.github.odoosync.inbox;

import org.jspecify.annotations.NullMarked;
