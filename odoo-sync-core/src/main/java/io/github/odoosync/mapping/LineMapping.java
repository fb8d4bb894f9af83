package io.github.odoosync.mapping;

import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * How the lines of a document are mapped.
 *
 * @param lines the document's field of the lines
 * @param key the line's field that tells it from the others
 * @param path the one2many in Odoo
 * @param model the model of the lines
 * @param parent the many2one of the line to its document
 */
record LineMapping<L extends Part>(
    Field<List<L>> lines,
    Shape<L> shape,
    Field<String> key,
    String path,
    String model,
    String parent,
    List<Entry<?>> entries) {

  LineMapping<L> withEntries(List<Entry<?>> others) {
    return new LineMapping<>(lines, shape, key, path, model, parent, List.copyOf(others));
  }

  List<String> reads() {
    List<String> paths = new ArrayList<>();
    entries.forEach(entry -> entry.column().reads().forEach(read -> paths.add(path + "." + read)));
    return paths;
  }
}
