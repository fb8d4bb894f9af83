package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a document are mapped.
 *
 * @param lines the document's field of the lines
 * @param key the line's field that tells it from the others
 * @param path the one2many in Odoo
 * @param model the model of the lines
 * @param parent the many2one of the line to its document
 * @param check what is refused before it is written; null for nothing
 */
record LineMapping<L extends Part>(
    Field<List<L>> lines,
    Shape<L> shape,
    Field<String> key,
    String path,
    String model,
    String parent,
    List<Entry<?>> entries,
    @Nullable LineCheck check) {

  LineMapping<L> withEntries(List<Entry<?>> others) {
    return new LineMapping<>(lines, shape, key, path, model, parent, List.copyOf(others), check);
  }

  LineMapping<L> withCheck(LineCheck other) {
    return new LineMapping<>(lines, shape, key, path, model, parent, entries, other);
  }

  /** Refuses a line that is going to be written and that Odoo would not take as it is. */
  void check(L line, Document document, boolean isNew, Lookups lookups) {
    if (check != null) {
      check.check(line, document, isNew, lookups);
    }
  }

  List<String> reads() {
    List<String> paths = new ArrayList<>();
    entries.forEach(entry -> entry.column().reads().forEach(read -> paths.add(path + "." + read)));
    return paths;
  }

  /** Returns the paths of records whose external ids are needed, with their models. */
  Map<String, String> named() {
    Map<String, String> named = new HashMap<>(Map.of(path, model));
    entries.forEach(
        entry -> entry.column().named().forEach((to, its) -> named.put(path + "." + to, its)));
    return named;
  }
}
