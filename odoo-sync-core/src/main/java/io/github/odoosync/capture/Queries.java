package io.github.odoosync.capture;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Query;
import io.github.odoosync.odoo.RawJson;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What capture asks Odoo. On a datetime only {@code >=} and {@code <} are sent, with whole seconds:
 * all versions mean the same by these (law 2). Archived records are always seen.
 */
final class Queries {

  private static final String CHANGED_AT = "write_date";

  private final OdooClient odoo;
  private final String rootModel;
  private final Domain filter;
  private final List<Watch> watches;

  Queries(OdooClient odoo, CaptureKind<?> kind) {
    this.odoo = odoo;
    this.rootModel = kind.model();
    this.filter = kind.filter(odoo);
    this.watches = kind.watches(odoo);
  }

  List<Watch> watches() {
    return watches;
  }

  /** Returns ids that changed within a closed window, the smallest first. */
  List<Long> settledIds(Watch watch, Window window, int limit) {
    return settled(watch, window, odoo.model(watch.model()).query()).limit(limit).ids();
  }

  /** Returns what changed within a closed window and names its root, the smallest id first. */
  List<Hit> settledHits(Watch watch, Window window, int limit) {
    Query<OdooRecord> query = odoo.model(watch.model(), CHANGED_AT, watch.path()).query();
    return hits(watch, settled(watch, window, query).limit(limit));
  }

  private Query<OdooRecord> settled(Watch watch, Window window, Query<OdooRecord> query) {
    return changed(watch, query, window.from())
        .where(
            field(CHANGED_AT).lt(Objects.requireNonNull(window.until())),
            field("id").gt(window.lastId()))
        .orderBy("id");
  }

  /** Returns what changed since a moment, behind an id, the smallest first. */
  List<Hit> hotHits(Watch watch, Instant from, long after, int limit) {
    String[] fields =
        watch.link() == Watch.Link.NAMES_ROOT
            ? new String[] {CHANGED_AT, watch.path()}
            : new String[] {CHANGED_AT};
    Query<OdooRecord> query = odoo.model(watch.model(), fields).query();
    return hits(
        watch, changed(watch, query, from).where(field("id").gt(after)).orderBy("id").limit(limit));
  }

  private Query<OdooRecord> changed(Watch watch, Query<OdooRecord> query, Instant from) {
    Query<OdooRecord> since = query.where(field(CHANGED_AT).ge(from));
    return watch.link() == Watch.Link.ITSELF ? since.where(filter) : since;
  }

  private static List<Hit> hits(Watch watch, Query<OdooRecord> query) {
    List<Hit> hits = new ArrayList<>();
    for (OdooRecord record : query.list()) {
      Long root =
          watch.link() == Watch.Link.NAMES_ROOT
              ? record.ref(watch.path()).map(Ref::id).orElse(null)
              : null;
      hits.add(new Hit(record.id(), record.instant(CHANGED_AT).orElse(Instant.EPOCH), root));
    }
    return hits;
  }

  /** Returns the roots that some changed records lead to. */
  Set<Long> roots(Watch watch, Collection<Hit> hits) {
    return switch (watch.link()) {
      case ITSELF -> collect(hits, Hit::id);
      case NAMES_ROOT -> collect(hits, Hit::root);
      case NAMED_BY_ROOT -> rootsNaming(watch, collect(hits, Hit::id));
    };
  }

  Set<Long> rootsNaming(Watch watch, Collection<Long> ids) {
    return ids.isEmpty()
        ? Set.of()
        : new TreeSet<>(
            odoo.model(rootModel).where(field(watch.path()).in(ids), filter).orderBy("id").ids());
  }

  private interface Id {
    @Nullable Long of(Hit hit);
  }

  private static Set<Long> collect(Collection<Hit> hits, Id id) {
    Set<Long> ids = new TreeSet<>();
    for (Hit hit : hits) {
      Long found = id.of(hit);
      if (found != null) {
        ids.add(found);
      }
    }
    return ids;
  }

  /** Returns the next roots by their ids. */
  List<Long> rootsAfter(long id, int limit) {
    return odoo.model(rootModel).where(field("id").gt(id), filter).orderBy("id").limit(limit).ids();
  }

  /** Returns how many roots there are. */
  long countRoots() {
    return odoo.model(rootModel).where(filter).count();
  }

  /** Returns which of these are among those captured. */
  Collection<Long> captured(Collection<Long> ids) {
    return filter.equals(Domain.all()) || ids.isEmpty()
        ? ids
        : odoo.model(rootModel).where(field("id").in(ids), filter).orderBy("id").ids();
  }

  /** Returns the newest {@code write_date} among all that is watched. */
  Optional<Instant> newest() {
    return watches.stream()
        .flatMap(
            watch ->
                odoo
                    .model(watch.model(), CHANGED_AT)
                    .query()
                    .orderBy(CHANGED_AT + " desc")
                    .first()
                    .flatMap(record -> record.instant(CHANGED_AT))
                    .stream())
        .max(Instant::compareTo);
  }

  /**
   * Returns which of some records that no search finds exist all the same. Odoo leaves those that
   * are gone out of an answer, and refuses the whole if one may not be seen.
   */
  Set<Long> existing(List<Long> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    try {
      return readable(ids);
    } catch (MissingRecordException e) {
      return ids.size() == 1 ? Set.of() : inHalves(ids);
    } catch (AccessException e) {
      return ids.size() == 1 ? Set.copyOf(ids) : inHalves(ids);
    }
  }

  private Set<Long> readable(List<Long> ids) {
    Values fields = Values.of("fields", new RawJson(List.of("id")));
    Object answer = odoo.model(rootModel).callReadOnly("read", ids, fields);
    Set<Long> found = new HashSet<>();
    if (answer instanceof List<?> records) {
      for (Object record : records) {
        if (record instanceof Map<?, ?> values && values.get("id") instanceof Number id) {
          found.add(id.longValue());
        }
      }
    }
    return found;
  }

  private Set<Long> inHalves(List<Long> ids) {
    int middle = ids.size() / 2;
    Set<Long> all = new HashSet<>(existing(ids.subList(0, middle)));
    all.addAll(existing(ids.subList(middle, ids.size())));
    return all;
  }
}
