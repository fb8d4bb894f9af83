package io.github.odoosync.odoo;

import java.util.Collection;
import java.util.List;

/**
 * A change of the records in a one2many or many2many field: one of Odoo's seven.
 *
 * <p>The closed set of Odoo's own protocol; a new case is a major change. Written as the value of
 * the field: {@code Values.of("order_line", List.of(Command.create(line), Command.delete(7)))}.
 */
public sealed interface Command {

  /** Makes a new record and links it. */
  record Create(Values values) implements Command {}

  /** Writes on a linked record. */
  record Update(long id, Values values) implements Command {}

  /** Removes the link and deletes the record. */
  record Delete(long id) implements Command {}

  /** Removes the link; on a one2many that requires its parent Odoo deletes the record as well. */
  record Unlink(long id) implements Command {}

  /** Links an existing record. */
  record Link(long id) implements Command {}

  /** Removes all links, as {@link Unlink} does for each. */
  record Clear() implements Command {}

  /** Replaces all links by these. */
  record Replace(List<Long> ids) implements Command {

    /** Copies the list. */
    public Replace {
      ids = List.copyOf(ids);
    }
  }

  /** Makes a new record and links it ({@code 0}). */
  static Command create(Values values) {
    return new Create(values);
  }

  /** Writes on a linked record ({@code 1}). */
  static Command update(long id, Values values) {
    return new Update(id, values);
  }

  /** Removes the link and deletes the record ({@code 2}). */
  static Command delete(long id) {
    return new Delete(id);
  }

  /** Removes the link ({@code 3}). */
  static Command unlink(long id) {
    return new Unlink(id);
  }

  /** Links an existing record ({@code 4}). */
  static Command link(long id) {
    return new Link(id);
  }

  /** Removes all links ({@code 5}). */
  static Command clear() {
    return new Clear();
  }

  /** Replaces all links by these ({@code 6}). */
  static Command replace(Collection<Long> ids) {
    return new Replace(List.copyOf(ids));
  }
}
