package io.github.odoosync.internal.fake.replay;

import java.util.HashMap;
import java.util.Map;

/** Which id of the fake stands for which recorded one, by model. */
final class IdMap {

  private final Map<String, Long> fakeIds = new HashMap<>();

  /** Learns a pair; false if the recorded id is already known to be another record. */
  boolean learn(String model, long recorded, long fake) {
    Long known = fakeIds.putIfAbsent(model + "," + recorded, fake);
    return known == null || known == fake;
  }

  /** Returns the id of the fake; ids never seen are of seed data, which has the recorded ids. */
  long fake(String model, long recorded) {
    return fakeIds.getOrDefault(model + "," + recorded, recorded);
  }
}
