package io.github.odoosync.odoo.transport;

import io.github.odoosync.observe.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the client logs in with: an API key, or a login and a password.
 *
 * <p>Immutable; {@code toString} shows no secret. A new case is a major change.
 */
public sealed interface Credentials {

  /**
   * Returns an API key alone. Enough for JSON-2 (Odoo 19 and later); JSON-RPC also needs the login
   * of the user that the key belongs to: {@link #apiKey(String, Secret)}.
   */
  static Credentials apiKey(Secret key) {
    return new ApiKey(null, key);
  }

  /** Returns an API key and the login of its user; works with both dialects. */
  static Credentials apiKey(String login, Secret key) {
    return new ApiKey(login, key);
  }

  /**
   * Returns a login and its password.
   *
   * <p>JSON-2 takes API keys only, so these credentials make the client speak JSON-RPC, also to
   * Odoo 19. A user with two-factor authentication can log in with an API key only.
   */
  static Credentials password(String login, Secret password) {
    return new Password(login, password);
  }

  /** Returns the key or the password. */
  Secret secret();

  /** Returns the login, absent for an API key alone. */
  Optional<String> user();

  /**
   * An API key.
   *
   * @param login the login of the key's user; null if it is not known
   * @param key the key, in printable ASCII
   */
  record ApiKey(@Nullable String login, Secret key) implements Credentials {

    /** Refuses a key that cannot be sent as a header, without showing it. */
    public ApiKey {
      if (!key.reveal().chars().allMatch(c -> c > ' ' && c < 127)) {
        throw new IllegalArgumentException(
            "An API key holds printable ASCII only; is a space or a line end left at its edge?");
      }
    }

    @Override
    public Secret secret() {
      return key;
    }

    @Override
    public Optional<String> user() {
      return Optional.ofNullable(login);
    }
  }

  /**
   * A login and its password.
   *
   * @param login the login, usually an e-mail address
   * @param password the password, or an API key in its place
   */
  record Password(String login, Secret password) implements Credentials {

    @Override
    public Secret secret() {
      return password;
    }

    @Override
    public Optional<String> user() {
      return Optional.of(login);
    }
  }
}
