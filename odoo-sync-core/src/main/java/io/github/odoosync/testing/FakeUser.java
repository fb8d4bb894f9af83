package io.github.odoosync.testing;

import io.github.odoosync.internal.fake.Right;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A user for a {@link FakeOdoo}: without rights until some are given. Not thread-safe; what is
 * changed after it was added has no effect.
 *
 * <pre>{@code
 * odoo.addUser(FakeUser.of("sales", "secret").apiKey("k").mayEverything("sale.order").mayRead("res.partner"));
 * }</pre>
 */
public final class FakeUser {

  private final String login;
  private final String password;
  private final List<String> keys = new ArrayList<>();
  private final Map<String, Set<Right>> rights = new HashMap<>();
  private final List<Long> companies = new ArrayList<>();

  private FakeUser(String login, String password) {
    this.login = login;
    this.password = password;
  }

  /** Returns a user with a login and a password. */
  public static FakeUser of(String login, String password) {
    return new FakeUser(login, password);
  }

  /** Gives him an API key that never ends. */
  public FakeUser apiKey(String key) {
    keys.add(key);
    return this;
  }

  /** Lets him search and read a model. */
  public FakeUser mayRead(String model) {
    return may(model, Right.READ);
  }

  /** Lets him read and change records of a model, call its methods, but not make or delete any. */
  public FakeUser mayWrite(String model) {
    return may(model, Right.READ, Right.WRITE);
  }

  /** Lets him do everything with a model. */
  public FakeUser mayEverything(String model) {
    return may(model, Right.values());
  }

  /** Lets him into companies by id; the first is his own. Without this it is company 1. */
  public FakeUser companies(long... ids) {
    for (long id : ids) {
      companies.add(id);
    }
    return this;
  }

  private FakeUser may(String model, Right... more) {
    Collections.addAll(rights.computeIfAbsent(model, key -> EnumSet.noneOf(Right.class)), more);
    return this;
  }

  String login() {
    return login;
  }

  String password() {
    return password;
  }

  List<String> keys() {
    return keys;
  }

  Map<String, Set<Right>> rights() {
    return rights;
  }

  List<Long> companies() {
    return companies.isEmpty() ? List.of(1L) : companies;
  }
}
