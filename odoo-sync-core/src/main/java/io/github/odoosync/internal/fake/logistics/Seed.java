package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Args;
import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import io.github.odoosync.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The master data of a fresh database; records keep the ids that Odoo's demo data has. */
final class Seed implements Behaviour {

  @Override
  public void plugInto(Registry registry) {}

  @Override
  public void seed(Env env) {
    load(env, "seed.json");
    load(env, env.version() <= 18 ? "seed-17-18.json" : "seed-19.json");
  }

  private static void load(Env env, String resource) {
    for (Object each : (List<?>) Objects.requireNonNull(Json.parse(Resources.bytes(resource)))) {
      Map<String, @Nullable Object> part = Args.asMap(each);
      String model = String.valueOf(part.get("model"));
      for (Object record : (List<?>) Objects.requireNonNull(part.get("records"))) {
        loadRecord(env, model, Args.asMap(record));
      }
    }
  }

  /** A record that is there already is completed by the values. */
  private static void loadRecord(Env env, String model, Map<String, @Nullable Object> values) {
    long id = ((Number) Objects.requireNonNull(values.remove("id"))).longValue();
    Object externalId = values.remove("xmlid");
    Rec record = env.rec(model, id);
    if (record.exists()) {
      record.write(values);
    } else {
      env.skipIdsTo(model, id - 1);
      env.create(model, values);
    }
    if (externalId != null) {
      env.name(record, externalId.toString());
    }
  }
}
