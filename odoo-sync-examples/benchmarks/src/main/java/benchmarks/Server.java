package benchmarks;

/**
 * Where to log in; the key may be a password.
 *
 * @param url without a path
 * @param database its name
 * @param login of the user
 * @param key API key or password
 */
public record Server(String url, String database, String login, String key) {

  /** Never shows the key. */
  @Override
  public String toString() {
    return database + " as " + login;
  }
}
