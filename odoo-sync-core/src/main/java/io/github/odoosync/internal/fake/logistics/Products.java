package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Products: each variant belongs to a template and shows the template's fields as its own. */
final class Products implements Behaviour {

  private static final Set<String> OWN =
      Set.of("default_code", "barcode", "weight", "volume", "standard_price");

  private static final String ALL = "product.product_category_all";

  @Override
  public void plugInto(Registry registry) {
    Variant variant = new Variant(registry.version());
    template(registry, variant);
    variant(registry);
    registry
        .model("product.category")
        .computed("complete_name", Products::categoryName)
        .displayName(Products::categoryName)
        .order("complete_name, id");
    registry.model("product.pricelist").defaultOf("active", true);
  }

  private static void template(Registry registry, Variant variant) {
    ModelSpec template = registry.model("product.template");
    template
        .defaultOf("active", true)
        .defaultOf("type", "consu")
        .defaultOf("sale_ok", true)
        .defaultOf("purchase_ok", true)
        .defaultOf("list_price", 1.0)
        .defaultOf("tracking", "none")
        .defaultOf("uom_id", 1L)
        .defaultOf("invoice_policy", "order")
        .defaultFrom("categ_id", (env, given) -> Places.named(env, ALL).id())
        .order("name, id")
        .nameSearchOn("name", "default_code")
        .displayName(Products::title)
        .afterCreate(Products::addVariant)
        .afterWrite(Products::passOn);
    for (String optional : List.of("purchase_line_warn", "sale_line_warn")) {
      if (template.def().field(optional) != null) {
        template.defaultOf(optional, "no-message");
      }
    }
    if (template.def().field("uom_po_id") != null) {
      template.defaultFrom("uom_po_id", (env, given) -> given.getOrDefault("uom_id", 1L));
    }
    if (template.def().field("service_tracking") != null) {
      template.defaultOf("service_tracking", "no");
    }
    if (variant.version() == 17) {
      template.defaultOf("detailed_type", "consu").beforeCreate(Products::typeOf17);
      template.beforeWrite((records, values) -> followDetailedType(values));
    }
    if (variant.taxesByDefault()) {
      template
          .defaultFrom("taxes_id", (env, given) -> List.of(List.of(6L, 0L, List.of(1L))))
          .defaultFrom("supplier_taxes_id", (env, given) -> List.of(List.of(6L, 0L, List.of(2L))));
    }
    template.computed("product_variant_id", Products::firstVariant);
    template.computed("product_variant_count", t -> (long) t.ids("product_variant_ids").size());
  }

  private static void variant(Registry registry) {
    ModelSpec product = registry.model("product.product");
    product
        .inherits("product.template", "product_tmpl_id")
        .defaultOf("active", true)
        .cascade("product_tmpl_id")
        .order("default_code, name, id")
        .nameSearchOn("default_code", "name", "barcode")
        .displayName(Products::title)
        .computed("lst_price", p -> p.path("product_tmpl_id.list_price"))
        .beforeCreate((env, values) -> priceOfTemplate(values))
        .beforeWrite((records, values) -> priceOfTemplate(values))
        .computed(
            "product_variant_ids", p -> p.refOrThrow("product_tmpl_id").ids("product_variant_ids"));
    ProductStock.plugInto(product);
    ProductStock.plugInto(registry.model("product.template"));
  }

  /** The price of a variant is that of its template; writing it writes there. */
  private static void priceOfTemplate(Map<String, @Nullable Object> values) {
    if (values.containsKey("lst_price")) {
      values.put("list_price", values.remove("lst_price"));
    }
  }

  private static void typeOf17(Env env, Map<String, @Nullable Object> values) {
    if (!values.containsKey("detailed_type") && values.get("type") != null) {
      values.put("detailed_type", values.get("type"));
    }
    followDetailedType(values);
  }

  private static void followDetailedType(Map<String, @Nullable Object> values) {
    if (values.get("detailed_type") != null) {
      values.put("type", values.get("detailed_type"));
    }
  }

  private static @Nullable Object firstVariant(Rec template) {
    List<Long> variants = template.ids("product_variant_ids");
    return variants.isEmpty() ? null : variants.get(0);
  }

  /** A template that was made alone gets its one variant. */
  private static void addVariant(Rec template) {
    if (template.env().context().flag("created_as_parent_of")
        || !template.ids("product_variant_ids").isEmpty()) {
      return;
    }
    Map<String, @Nullable Object> values = Vals.of("product_tmpl_id", template.id());
    copyOwn(template, OWN, values);
    template.env().sudo().create("product.product", values);
  }

  private static void passOn(Rec template, Set<String> written) {
    List<Rec> variants = template.many("product_variant_ids");
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    copyOwn(template, written, values);
    if (variants.size() == 1 && !values.isEmpty()) {
      variants.get(0).write(values);
    }
  }

  private static void copyOwn(
      Rec template, Set<String> written, Map<String, @Nullable Object> values) {
    for (String field : OWN) {
      if (written.contains(field) && template.has(field) && template.get(field) != null) {
        values.put(field, template.get(field));
      }
    }
  }

  /** Returns the unit of the product among given values. */
  static @Nullable Object unitOf(Env env, Map<String, @Nullable Object> given) {
    Long product = Vals.id(given, "product_id");
    return product == null ? null : env.rec("product.product", product).get("uom_id");
  }

  private static String title(Rec product) {
    String code = product.text("default_code");
    return (code == null ? "" : "[" + code + "] ") + product.text("name");
  }

  private static String categoryName(Rec category) {
    Rec parent = category.ref("parent_id");
    return (parent == null ? "" : categoryName(parent) + " / ") + category.text("name");
  }
}
