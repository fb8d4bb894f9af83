package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Registry;
import java.nio.charset.StandardCharsets;

/** Fields that only show what stands in another record. */
final class RelatedFields implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    new String(Resources.bytes("related.fields"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", -1))
        .filter(parts -> isKnown(registry, parts[0], parts[1]))
        .forEach(parts -> registry.model(parts[0]).related(parts[1], parts[2]));
  }

  private static boolean isKnown(Registry registry, String model, String field) {
    return registry.has(model) && registry.model(model).def().field(field) != null;
  }
}
