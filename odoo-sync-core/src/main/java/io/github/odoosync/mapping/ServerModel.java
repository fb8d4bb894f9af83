package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooClient;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** What the server has of a model. */
record ServerModel(ModelSchema schema) {

  static ServerModel of(OdooClient odoo, String model) {
    return new ServerModel(odoo.model(model).schema());
  }

  /** The company of a record, which is chosen when it is made. */
  static Column<String> company() {
    return References.code("company_id", "name", Lookups::companyId).createOnly();
  }

  boolean has(String name) {
    return schema.field(name).isPresent();
  }

  String first(String... names) {
    for (String name : names) {
      if (has(name)) {
        return name;
      }
    }
    return names[names.length - 1];
  }

  /** Returns a price, compared at the decimals that Odoo rounds it to; one with more is refused. */
  Column<Money> price(String path, String currency) {
    int decimals = decimals(path);
    boolean monetary = schema.field(path).filter(it -> it.type().equals("monetary")).isPresent();
    return Column.money(path, currency)
        .same((a, b, lookups) -> Amounts.same(a, b, decimals))
        .refusing(
            (price, lookups) ->
                Amounts.requireHeld(
                    price,
                    monetary
                        ? lookups.currencyDecimals(price.currency().getCurrencyCode())
                        : decimals));
  }

  /** Returns a quantity, compared at the decimals that Odoo rounds it to. */
  Column<Quantity> quantity(String path, String unit) {
    int decimals = decimals(path);
    return Column.quantity(path, unit).same((a, b, lookups) -> Amounts.same(a, b, decimals));
  }

  /** Returns a number, compared at the decimals that Odoo rounds it to. */
  Column<BigDecimal> decimal(String path) {
    int decimals = decimals(path);
    return Column.decimal(path).same((a, b, lookups) -> Amounts.same(a, b, decimals));
  }

  int decimals(String path) {
    int known =
        schema
            .field(path)
            .map(FieldSchema::decimals)
            .orElse(OptionalInt.empty())
            .orElse(Figures.DECIMALS);
    return Math.min(known, Figures.DECIMALS);
  }

  <D extends Document, T> DocumentMapping<D> add(
      DocumentMapping<D> mapping, String name, Field<T> field, Column<T> column) {
    return has(name) ? mapping.with(field, column) : mapping;
  }
}
