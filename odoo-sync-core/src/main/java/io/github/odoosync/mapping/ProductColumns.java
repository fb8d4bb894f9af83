package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.product.Attribute;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.product.ProductTemplate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
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
        .clearedBy(path)
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
    return column
        .clearedBy("barcode")
        .same((a, b, lookups) -> a.containsAll(b))
        .losing(all -> all.subList(1, all.size()));
  }

  static Column<Weight> weight(int decimals) {
    Column<Weight> column =
        Column.of(
            List.of("weight", "weight_uom_name"),
            source -> {
              BigDecimal weight = Measures.measured(source, "weight");
              return weight == null
                  ? null
                  : new Weight(weight, Measures.weight(source.text("weight_uom_name")));
            },
            (value, current, target) ->
                target.put("weight", value.in(target.lookups().weightUnit()).value()));
    return column
        .clearedBy("weight")
        .same((a, b, lookups) -> Amounts.same(a.in(b.unit()).value(), b.value(), decimals));
  }

  static Column<Quantity> volume(int decimals) {
    Column<Quantity> column =
        Column.of(
            List.of("volume", "volume_uom_name"),
            source -> {
              BigDecimal volume = Measures.measured(source, "volume");
              return volume == null
                  ? null
                  : new Quantity(volume, Measures.volume(source.text("volume_uom_name")));
            },
            (value, current, target) ->
                target.put("volume", value.in(target.lookups().volumeUnit()).value()));
    return column
        .clearedBy("volume")
        .same((a, b, lookups) -> Amounts.same(a.in(b.unit()).value(), b.value(), decimals));
  }

  static Column<BusinessKey> template() {
    return DocumentKeys.nameless(
        "product_tmpl_id", "product.template", ProductTemplate.SCHEMA.name());
  }

  /** The values that tell a variant from its siblings. */
  static Column<List<Attribute>> ofVariant() {
    return attributes("product_template_attribute_value_ids", "");
  }

  /** Every value of every attribute that variants of a template have. */
  static Column<List<Attribute>> ofTemplate() {
    return attributes("attribute_line_ids", "value_ids");
  }

  private static Column<List<Attribute>> attributes(String path, String values) {
    String value = values.isEmpty() ? "" : values + ".";
    return Column.readOnly(
        List.of(path + ".attribute_id.name", path + "." + value + "name"),
        source ->
            source
                .all(path)
                .flatMap(
                    line ->
                        (values.isEmpty() ? Stream.of(line) : line.all(values))
                            .map(each -> attribute(line, each)))
                .toList());
  }

  private static Attribute attribute(Source line, Source value) {
    return Attribute.builder()
        .set(Attribute.NAME, line.text("attribute_id.name"))
        .set(Attribute.VALUE, value.text("name"))
        .build();
  }

  /** The category by its name with those around it; it is found, never made. */
  static Column<String> category() {
    return Column.of(
        List.of("categ_id.complete_name"),
        source -> source.text("categ_id.complete_name"),
        (value, current, target) -> target.put("categ_id", target.lookups().categoryId(value)));
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
            (List<String> value, @Nullable List<String> current, Target target) ->
                target.putAll(
                    path,
                    target.lookups().taxIds(value, use.apply(target.document()), target.company())))
        .clearedBy(path);
  }

  static Column<List<String>> tags(String path) {
    return Column.of(
            List.of(path + ".name"),
            source -> source.texts(path + ".name"),
            (List<String> value, @Nullable List<String> current, Target target) ->
                target.putAll(path, value.stream().map(target.lookups()::tagId).toList()))
        .clearedBy(path);
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
