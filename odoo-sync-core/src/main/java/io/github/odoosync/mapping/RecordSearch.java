package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the one record that conditions hold for, and keeps its id for a while. Thread-safe. */
final class RecordSearch {

  private static final int KEPT = 20_000;

  private final OdooClient odoo;
  private final ExpiringCache<String, Long> ids;

  RecordSearch(OdooClient odoo, Duration kept, Clock clock) {
    this.odoo = odoo;
    this.ids = new ExpiringCache<>(kept, KEPT, clock);
  }

  void clear() {
    ids.clear();
  }

  /** Returns the one record. */
  Ref one(String model, String what, Domain... conditions) {
    return required(find(model, what, conditions), what);
  }

  /** Returns the one record; null for none. */
  @Nullable Ref find(String model, String what, Domain... conditions) {
    return find(odoo, model, what, conditions);
  }

  /** Returns the one record that a client in a context of its own sees; null for none. */
  @Nullable Ref find(OdooClient client, String model, String what, Domain... conditions) {
    return kept(key(model, conditions), () -> search(client, model, what, Map.of(), conditions));
  }

  /** Returns the one record; null for none, while one that is archived is refused. */
  @Nullable Ref active(String model, String what, Domain condition) {
    Ref found = find(model, what, condition);
    if (found == null && search(odoo, model, what, Map.of("active_test", false), condition) != 0) {
      throw InvalidValueException.of(ErrorCode.INACTIVE, "The " + what + " is archived");
    }
    return found;
  }

  /** Returns the record of an external id; null for none of this model. */
  @Nullable Ref named(String model, ExternalId id) {
    return kept(
        key(model, id),
        () ->
            odoo.externalIds()
                .find(id)
                .filter(found -> found.model().equals(model))
                .map(Reference::id)
                .orElse(0L));
  }

  /**
   * Looks up the records of many values in one call, and returns those found. What is missing, or
   * answers to several records, is left for whoever asks for it by itself.
   */
  Collection<Long> expect(String model, String path, Collection<String> values) {
    List<String> open =
        values.stream().filter(value -> !ids.contains(key(model, field(path).eq(value)))).toList();
    if (open.size() < 2) {
      return List.of();
    }
    Map<String, List<Long>> found =
        odoo.model(model, path).where(field(path).in(open)).list().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.string(path).orElse(""),
                    Collectors.mapping(OdooRecord::id, Collectors.toList())));
    found.values().removeIf(hits -> hits.size() > 1);
    found.forEach(
        (value, hits) -> ids.get(key(model, field(path).eq(value)), unused -> hits.get(0)));
    return found.values().stream().map(hits -> hits.get(0)).toList();
  }

  /** Looks up many external ids in one call. */
  void expectNamed(String model, Collection<ExternalId> names) {
    List<ExternalId> open = names.stream().filter(id -> !ids.contains(key(model, id))).toList();
    if (open.size() < 2) {
      return;
    }
    odoo.externalIds()
        .find(open)
        .forEach(
            (id, found) -> {
              if (found.model().equals(model)) {
                ids.get(key(model, id), unused -> found.id());
              }
            });
  }

  private static String key(String model, Domain... conditions) {
    return model + " " + Domain.allOf(List.of(conditions)).toJson();
  }

  private static String key(String model, ExternalId id) {
    return model + " named " + id;
  }

  /** Returns what was found, and refuses that nothing was. */
  static Ref required(@Nullable Ref found, String what) {
    if (found == null) {
      throw InvalidValueException.of(ErrorCode.NOT_FOUND, "Odoo has no " + what);
    }
    return found;
  }

  /** Somebody may be about to create what is missing: zero is not kept. */
  private @Nullable Ref kept(String key, LongSupplier search) {
    long id = ids.get(key, unused -> search.getAsLong());
    if (id == 0) {
      ids.remove(key);
      return null;
    }
    return Ref.of(id);
  }

  private static long search(
      OdooClient client,
      String model,
      String what,
      Map<String, Object> context,
      Domain... conditions) {
    List<Long> found = client.model(model).where(conditions).limit(2).context(context).ids();
    if (found.size() > 1) {
      throw InvalidValueException.of(
          ErrorCode.NOT_FOUND, "The " + what + " stands for several records of " + model);
    }
    return found.isEmpty() ? 0 : found.get(0);
  }
}
