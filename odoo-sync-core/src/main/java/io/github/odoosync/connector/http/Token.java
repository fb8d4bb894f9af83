package io.github.odoosync.connector.http;

import io.github.odoosync.observe.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token, and with what the next one is asked for.
 *
 * @param access what requests carry
 * @param refresh what the next one is asked with, often valid once; null where none was given
 * @param expiresAt when it ends; null where that was not said
 */
public record Token(Secret access, @Nullable Secret refresh, @Nullable Instant expiresAt) {}
