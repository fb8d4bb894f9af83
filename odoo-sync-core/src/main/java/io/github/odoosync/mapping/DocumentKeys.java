package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of what is a document of its own in Odoo: named by the key that it has as such. */
final class DocumentKeys {

  private DocumentKeys() {}

  /**
   * The key of the one document that a relation leads to.
   *
   * @param model what the relation leads to
   * @param entity the name of that document's schema
   */
  static Column<BusinessKey> one(String path, String model, String entity) {
    return one(path, model, entity, "name");
  }

  /** The key of the one document that a relation leads to, which people know by nothing. */
  static Column<BusinessKey> nameless(String path, String model, String entity) {
    return one(path, model, entity, null);
  }

  private static Column<BusinessKey> one(
      String path, String model, String entity, @Nullable String known) {
    return Column.<BusinessKey>readOnly(
            List.of(path + "." + (known == null ? "display_name" : known)),
            source -> of(source, path, model, entity, known).findFirst().orElse(null))
        .naming(path, model);
  }

  /** The keys of all documents that a relation leads to, known by a field of theirs. */
  static Column<List<BusinessKey>> all(String path, String model, String entity, String known) {
    return Column.<List<BusinessKey>>readOnly(
            List.of(path + "." + known),
            source -> of(source, path, model, entity, known).distinct().toList())
        .naming(path, model);
  }

  /** Returns the keys of what a path leads to; the column must ask for the names. */
  static Stream<BusinessKey> of(
      Source source, String path, String model, String entity, @Nullable String known) {
    return source.all(path).map(target -> of(target, model, entity, known));
  }

  /** Returns the key of a record that is a document. */
  static BusinessKey of(Source target, String model, String entity, @Nullable String known) {
    String text = known == null ? null : Keys.known(target.text(known));
    String otherwise = text == null ? Keys.BORN_IN_ODOO + target.id() : text;
    return new BusinessKey(
        entity, Keys.keyIn(target.name(model, target.id()), entity).orElse(otherwise));
  }

  /** Returns the key of the order's line that a path leads to; null if it leads nowhere. */
  static @Nullable String ofLine(Source source, String path, String model) {
    Long id = source.id(path);
    return id == null ? null : Keys.lineKey(source.name(model, id), id);
  }
}
