package io.github.odoosync.connector.http;

import java.util.Optional;

/**
 * Keeps tokens across restarts and nodes; given by the application, which knows how it keeps
 * secrets. This library writes none into its own tables. Implementations are thread-safe.
 */
public interface TokenStore {

  /** Returns the last token that was kept under a name. */
  Optional<Token> load(String name);

  /** Keeps a token; when this returns it is safe. */
  void save(String name, Token token);
}
