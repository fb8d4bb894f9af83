package io.github.odoosync.connector.store;

import io.github.odoosync.database.TestStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

/** One store of each kind for all tests of a class, which take names of their own in it. */
abstract class StoreFixture {

  private static final Map<TestStore.Kind, TestStore> OPEN = new EnumMap<>(TestStore.Kind.class);

  final String unique = UUID.randomUUID().toString();
  final StreamName stream = new StreamName("shop-" + unique, "orders");

  @AfterAll
  static void close() {
    OPEN.values().forEach(TestStore::close);
    OPEN.clear();
  }

  static TestStore open(TestStore.Kind kind) {
    return OPEN.computeIfAbsent(kind, TestStore.Kind::open);
  }
}
