package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something made of declared fields: a document, or a piece of one such as a line. Subclasses are
 * final, immutable and thread-safe; two parts are equal when all they hold is.
 */
public abstract class Part {

  private final Content content;

  /** For the documents and parts themselves. */
  protected Part(Content content) {
    this.content = content;
  }

  /**
   * Returns the value of a field, declared or custom; empty if it is absent.
   *
   * @throws InvalidValueException if this part has no such field, or a custom field's value is of
   *     another type
   */
  public final <T> Optional<T> get(Field<T> field) {
    return Optional.ofNullable(content.find(field));
  }

  /** Returns the names of what was read and is not declared here: newer and custom fields. */
  public final Set<String> unknownFields() {
    return content.unknown().keySet();
  }

  /** Returns the value of a required field. */
  protected final <T> T need(Field<T> field) {
    return content.need(field);
  }

  /** Returns the list of a field, empty if it is absent. */
  protected final <T> List<T> all(Field<List<T>> field) {
    List<T> list = content.find(field);
    return list == null ? List.of() : list;
  }

  final Content content() {
    return content;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Part that && content.equals(that.content);
  }

  @Override
  public final int hashCode() {
    return content.hashCode();
  }

  /** Names the part and the fields it holds; never their values, which can be personal. */
  @Override
  public String toString() {
    return content.shape().name() + content.values().keySet().stream().map(Field::name).toList();
  }
}
