package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.product.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of {@code product.product} that are not one plain field. */
final class ProductColumns {

  private ProductColumns() {}

  /** A translated text in the languages of the mapper; only those that differ are written. */
  static Column<LocalizedText> translated(String path, List<String> languages) {
    Column<LocalizedText> column =
        Column.of(
            List.of(path),
            source -> readTranslated(source, path, languages),
            (value, current, target) -> writeTranslated(value, current, target, path, languages));
    return column
        .translated()
        .same(
            (a, b, lookups) ->
                languages.stream()
                    .allMatch(each -> a.in(each).isEmpty() || a.in(each).equals(b.in(each))));
  }

  /** Odoo 17 has one field for the kind; from 18 on being stored is a flag of its own. */
  static Column<Product.Kind> kind(boolean storableFlag) {
    return storableFlag
        ? Column.of(
            List.of("type", "is_storable"),
            source -> kindOf(source.text("type"), Boolean.TRUE.equals(source.flag("is_storable"))),
            (value, current, target) -> writeKind(value, target))
        : Column.code(
            "detailed_type",
            Map.of(
                "product", Product.Kind.GOODS,
                "consu", Product.Kind.CONSUMABLE,
                "service", Product.Kind.SERVICE));
  }

  static Column<Product.Tracking> tracking() {
    return Column.code(
        "tracking",
        Map.of(
            "none", Product.Tracking.NONE,
            "lot", Product.Tracking.LOT,
            "serial", Product.Tracking.SERIAL));
  }

  static Column<Unit> unit(String path) {
    return Column.of(
        List.of(path + ".display_name"),
        source -> {
          Long id = source.id(path);
          return id == null ? null : source.lookups().unit(id);
        },
        (value, current, target) -> target.put(path, target.lookups().unitId(value)));
  }

  /** Odoo has one barcode on the product: a further one is left to its packagings. */
  static Column<List<String>> barcodes() {
    Column<List<String>> column =
        Column.of(
            List.of("barcode"),
            source -> {
              String barcode = source.text("barcode");
              return barcode == null ? null : List.of(barcode);
            },
            (value, current, target) -> target.put("barcode", value.get(0)));
    return column.same((a, b, lookups) -> a.containsAll(b));
  }

  static Column<Weight> weight(int decimals) {
    Column<Weight> column =
        Column.of(
            List.of("weight"),
            source -> {
              BigDecimal weight = positive(source, "weight");
              return weight == null ? null : new Weight(weight, Unit.KILOGRAM);
            },
            (value, current, target) -> target.put("weight", value.in(Unit.KILOGRAM).value()));
    return column.same(
        (a, b, lookups) -> Amounts.same(a.in(b.unit()).value(), b.value(), decimals));
  }

  static Column<Quantity> volume(int decimals) {
    Column<Quantity> column =
        Column.of(
            List.of("volume"),
            source -> {
              BigDecimal volume = positive(source, "volume");
              return volume == null ? null : new Quantity(volume, Unit.CUBIC_METRE);
            },
            (value, current, target) -> target.put("volume", value.in(Unit.CUBIC_METRE).value()));
    return column.same(
        (a, b, lookups) -> Amounts.same(a.in(b.unit()).value(), b.value(), decimals));
  }

  static Column<BusinessKey> template() {
    return Column.readOnly(
        List.of("product_tmpl_id.display_name"),
        source -> {
          Long id = source.id("product_tmpl_id");
          return id == null ? null : new BusinessKey("product-template", Keys.BORN_IN_ODOO + id);
        });
  }

  /**
   * The names of taxes.
   *
   * @param use {@code sale} or {@code purchase}
   */
  static Column<List<String>> taxes(String path, String use) {
    return taxes(path, document -> use);
  }

  /** The names of taxes, on sale or purchase as the document is of one or the other. */
  static Column<List<String>> taxes(String path, Function<Document, String> use) {
    return Column.of(
        List.of(path + ".name"),
        source -> source.texts(path + ".name"),
        (value, current, target) ->
            target.putAll(path, target.lookups().taxIds(value, use.apply(target.document()))));
  }

  private static Product.@Nullable Kind kindOf(@Nullable String type, boolean storable) {
    if ("service".equals(type)) {
      return Product.Kind.SERVICE;
    }
    if (!"consu".equals(type)) {
      return null;
    }
    return storable ? Product.Kind.GOODS : Product.Kind.CONSUMABLE;
  }

  private static void writeKind(Product.Kind kind, Target target) {
    target.put("type", kind == Product.Kind.SERVICE ? "service" : "consu");
    target.put("is_storable", kind == Product.Kind.GOODS);
  }

  private static @Nullable BigDecimal positive(Source source, String path) {
    BigDecimal value = source.decimal(path);
    return value == null || value.signum() <= 0 ? null : value;
  }

  private static @Nullable LocalizedText readTranslated(
      Source source, String path, List<String> languages) {
    Map<String, String> texts = new TreeMap<>();
    for (String language : languages) {
      String text = source.in(language).text(path);
      if (text != null) {
        texts.put(language, text);
      }
    }
    return texts.isEmpty() ? null : new LocalizedText(texts);
  }

  private static void writeTranslated(
      LocalizedText value,
      @Nullable LocalizedText current,
      Target target,
      String path,
      List<String> languages) {
    for (String language : languages) {
      String wanted = value.in(language).orElse(null);
      String held = current == null ? null : current.in(language).orElse(null);
      if (wanted != null && !wanted.equals(held)) {
        if (language.equals(languages.get(0))) {
          target.put(path, wanted);
        } else {
          target.putIn(language, path, wanted);
        }
      }
    }
  }
}
