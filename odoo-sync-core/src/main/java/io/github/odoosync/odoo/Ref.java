package io.github.odoosync.odoo;

/**
 * What a many2one field points to: a record's id and its display name.
 *
 * <p>Odoo computes the name for each record that is read; a component of type {@code long} asks for
 * the id alone. Two references are equal if id and name are; compare ids to compare records.
 *
 * @param id the record's id, 1 or more
 * @param name its {@code display_name} in the language of the call; may be empty, and is not sent
 *     when written
 */
public record Ref(long id, String name) {

  /** Returns a reference by id alone, for writing. */
  public static Ref of(long id) {
    return new Ref(id, "");
  }
}
