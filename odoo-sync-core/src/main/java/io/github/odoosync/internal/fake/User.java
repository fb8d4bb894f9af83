package io.github.odoosync.internal.fake;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may log in and what he may do. Thread-safe. */
public final class User {

  private final long id;
  private final String login;
  private final String password;
  private final @Nullable Map<String, Set<Right>> rights;
  private final List<Long> companies;
  private final Map<String, Instant> keys = new ConcurrentHashMap<>();

  /**
   * Makes a user.
   *
   * @param rights what he may do by model; null if he may do everything
   * @param companies the companies he may see, his own first
   */
  public User(
      long id,
      String login,
      String password,
      @Nullable Map<String, Set<Right>> rights,
      List<Long> companies) {
    this.id = id;
    this.login = login;
    this.password = password;
    this.rights = rights == null ? null : new ConcurrentHashMap<>(rights);
    this.companies = List.copyOf(companies);
  }

  /** Returns the id in {@code res.users}. */
  public long id() {
    return id;
  }

  /** Returns the login. */
  public String login() {
    return login;
  }

  /** Returns the companies, the user's own first. */
  public List<Long> companies() {
    return companies;
  }

  /** Gives the user an API key that works until a moment. */
  public void addKey(String key, Instant until) {
    keys.put(key, until);
  }

  /** Takes an API key away. */
  public void revokeKey(String key) {
    keys.remove(key);
  }

  /** Tells whether an API key is this user's and still works. */
  public boolean hasKey(String key, Instant now) {
    Instant until = keys.get(key);
    return until != null && now.isBefore(until);
  }

  /** Tells whether a password or API key is this user's. */
  public boolean knows(String secret, Instant now) {
    return password.equals(secret) || hasKey(secret, now);
  }

  /** Tells whether the user may do something with a model. */
  public boolean may(Right right, String model) {
    return rights == null
        || rights.getOrDefault(model, EnumSet.noneOf(Right.class)).contains(right);
  }

  /** Tells whether the user may do everything. */
  public boolean isAdmin() {
    return rights == null;
  }
}
