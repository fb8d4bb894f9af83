package io.github.odoosync.internal.fake;

import java.util.List;

/** The behaviours that a FakeOdoo starts with, in the order in which they seed their records. */
public final class Behaviours {

  private Behaviours() {}

  /** Returns all of them. */
  public static List<Behaviour> all() {
    return List.of(new BaseBehaviour());
  }
}
