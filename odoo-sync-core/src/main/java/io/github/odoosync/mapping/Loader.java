package io.github.odoosync.mapping;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Part;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads documents from Odoo: one call for all of them, and one more a further language. */
final class Loader<D extends Document> {

  private final OdooClient odoo;
  private final DocumentMapping<D> mapping;
  private final List<String> languages;
  private final Lookups lookups;

  Loader(OdooClient odoo, DocumentMapping<D> mapping, List<String> languages, Lookups lookups) {
    this.odoo = odoo;
    this.mapping = mapping;
    this.languages = languages;
    this.lookups = lookups;
  }

  /** Reads records by their ids; those that are gone or hidden are left out. */
  List<Loaded<D>> load(Collection<Long> ids) {
    Map<Long, OdooRecord> records = read(languages.get(0), mapping.reads(), ids);
    if (records.isEmpty()) {
      return List.of();
    }
    Map<String, Map<Long, OdooRecord>> translated = translations(records.keySet());
    Names names = Names.load(odoo, mapping, records.values());
    List<Loaded<D>> all = new ArrayList<>();
    for (OdooRecord each : records.values()) {
      Map<String, OdooRecord> languagesOfIt = new LinkedHashMap<>();
      translated.forEach((language, found) -> put(languagesOfIt, language, found.get(each.id())));
      all.add(document(new Source(each, languagesOfIt, names, lookups), names));
    }
    return all;
  }

  private Map<String, Map<Long, OdooRecord>> translations(Collection<Long> ids) {
    Map<String, Map<Long, OdooRecord>> translated = new LinkedHashMap<>();
    List<String> paths = mapping.translatedReads();
    for (String language : paths.isEmpty() ? List.<String>of() : languages) {
      translated.put(language, read(language, paths, ids));
    }
    return translated;
  }

  private Map<Long, OdooRecord> read(String language, List<String> paths, Collection<Long> ids) {
    return odoo.withContext(context -> context.lang(Languages.code(language)))
        .model(mapping.model(), paths.toArray(String[]::new))
        .byIds(ids);
  }

  private Loaded<D> document(Source source, Names names) {
    Builder<D> builder = mapping.schema().builder();
    BusinessKey key = key(source, names.of(mapping.model(), source.id()));
    builder.set(Document.KEY, key);
    builder.setAll(Document.EXTERNAL_KEYS, lookups.keyOf(mapping.model(), source.id()));
    mapping.entries().forEach(entry -> entry.read(source, builder));
    Map<String, Source> lineSources = new LinkedHashMap<>();
    LineMapping<?> lines = mapping.lines();
    if (lines != null) {
      readLines(lines, source, Keys.externalId(key), names, builder, lineSources);
    }
    return new Loaded<>(builder.build(), source, lineSources);
  }

  private BusinessKey key(Source source, @Nullable ExternalId name) {
    String entity = mapping.schema().name();
    String known = mapping.keyOf(source);
    String key =
        Keys.keyIn(name, entity).orElse(known == null ? Keys.BORN_IN_ODOO + source.id() : known);
    return new BusinessKey(entity, key);
  }

  private static <L extends Part> void readLines(
      LineMapping<L> lines,
      Source document,
      ExternalId parent,
      Names names,
      Builder<?> builder,
      Map<String, Source> sources) {
    List<L> all = new ArrayList<>();
    for (OdooRecord each : document.record().records(lines.path())) {
      Source line = document.line(each);
      String key =
          Keys.lineKey(names.of(lines.model(), each.id()), parent, lines.path(), each.id());
      Builder<L> built = lines.shape().builder().set(lines.key(), key);
      lines.entries().forEach(entry -> entry.read(line, built));
      all.add(built.build());
      sources.put(key, line);
    }
    builder.set(lines.lines(), all);
  }

  private static void put(
      Map<String, OdooRecord> into, String language, @Nullable OdooRecord record) {
    if (record != null) {
      into.put(language, record);
    }
  }
}
