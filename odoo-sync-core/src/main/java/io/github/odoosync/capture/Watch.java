package io.github.odoosync.capture;

import java.util.Objects;

/**
 * A model whose changes make roots dirty, and how one leads to the other. Immutable and
 * thread-safe.
 */
public final class Watch {

  /** How a changed record leads to its roots. */
  enum Link {
    ITSELF,
    NAMES_ROOT,
    NAMED_BY_ROOT
  }

  private final String model;
  private final String path;
  private final Link link;

  private Watch(String model, String path, Link link) {
    this.model = Objects.requireNonNull(model, "model");
    this.path = Objects.requireNonNull(path, "path");
    this.link = link;
  }

  /** Returns the watch of the roots themselves. */
  static Watch root(String model) {
    return new Watch(model, "id", Link.ITSELF);
  }

  /**
   * Returns a watch of records that name their root.
   *
   * @param model such as {@code stock.move}
   * @param field the stored many2one to the root, such as {@code picking_id}
   */
  public static Watch naming(String model, String field) {
    return new Watch(model, field, Link.NAMES_ROOT);
  }

  /**
   * Returns a watch of records that roots point at.
   *
   * @param model such as {@code product.template}
   * @param path the field of the root, or the path of fields, that leads there, such as {@code
   *     product_tmpl_id}
   */
  public static Watch namedBy(String model, String path) {
    return new Watch(model, path, Link.NAMED_BY_ROOT);
  }

  String model() {
    return model;
  }

  String path() {
    return path;
  }

  Link link() {
    return link;
  }

  /** Returns the model and how it leads to the root. */
  @Override
  public String toString() {
    return model + " by " + path;
  }
}
