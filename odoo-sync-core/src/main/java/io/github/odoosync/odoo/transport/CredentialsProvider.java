package io.github.odoosync.odoo.transport;

/**
 * Gives the credentials when they are needed, so that a rotated key is picked up without a restart.
 *
 * <p>Asked before the first call and again after the server refused what it gave. Called from the
 * threads that send; implementations are thread-safe. What it throws reaches the caller.
 */
@FunctionalInterface
public interface CredentialsProvider {

  /** Returns the credentials that are valid now. */
  Credentials credentials();
}
