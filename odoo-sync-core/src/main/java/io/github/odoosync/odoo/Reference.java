package io.github.odoosync.odoo;

/**
 * What a field of type reference points to: a record of any model.
 *
 * @param model the record's model, such as {@code sale.order}
 * @param id the record's id
 */
public record Reference(String model, long id) {

  /** Returns it as Odoo writes it, such as {@code sale.order,17}. */
  @Override
  public String toString() {
    return model + "," + id;
  }
}
