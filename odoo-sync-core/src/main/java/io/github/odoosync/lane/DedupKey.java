package io.github.odoosync.lane;

import org.jspecify.annotations.Nullable;

/**
 * What makes a message the same as one that was accepted before.
 *
 * @param scope within what the key is unique, such as {@code outbox:odoo} or {@code inbox:carrier};
 *     at most 200 characters
 * @param key the key; any length
 * @param fingerprint of the content; two messages with one key and different fingerprints are a
 *     conflict, not a duplicate. Null where the key alone decides
 */
public record DedupKey(String scope, String key, @Nullable String fingerprint) {}
