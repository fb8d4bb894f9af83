package io.github.odoosync.idempotency;

/**
 * The right to run a key's work, until its lease ends.
 *
 * @param scope within what the key is unique
 * @param key the key
 * @param token grows with every run of the key
 * @param owner who holds it
 */
public record HeldKey(String scope, String key, long token, String owner) {}
