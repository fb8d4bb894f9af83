package io.github.odoosync.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A changed record of a watched model.
 *
 * @param id its id
 * @param changedAt its {@code write_date}
 * @param root the root it names; null if it names none
 */
record Hit(long id, Instant changedAt, @Nullable Long root) {}
