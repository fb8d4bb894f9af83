package io.github.odoosync.mapping;

import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.product.ProductTemplate;
import io.github.odoosync.odoo.OdooClient;
import java.util.List;

/** How products and their templates are mapped. */
final class ProductMappings {

  private final OdooClient odoo;
  private final List<String> languages;

  ProductMappings(OdooClient odoo, List<String> languages) {
    this.odoo = odoo;
    this.languages = languages;
  }

  /** Returns the mapping of products, each a variant. */
  DocumentMapping<Product> product() {
    ServerModel product = ServerModel.of(odoo, "product.product");
    DocumentMapping<Product> mapping =
        DocumentMapping.of(Product.SCHEMA, "product.product", "default_code")
            .findBy("default_code", Product::sku)
            .findBy("barcode", each -> each.barcodes().stream().findFirst())
            .with(Product.SKU, Column.text("default_code"))
            .with(Product.NAME, ProductColumns.translated("name", languages))
            .with(Product.KIND, ProductColumns.kind(product.has("is_storable")))
            .with(Product.ACTIVE, Column.flag("active"))
            .with(Product.BARCODES, ProductColumns.barcodes())
            .with(Product.UNIT, ProductColumns.unit("uom_id"))
            .with(Product.WEIGHT, ProductColumns.weight(product.decimals("weight")))
            .with(Product.VOLUME, ProductColumns.volume(product.decimals("volume")))
            .with(Product.TEMPLATE, ProductColumns.template())
            .with(Product.ATTRIBUTES, ProductColumns.ofVariant())
            .with(Product.CATEGORY, ProductColumns.category());
    mapping = product.add(mapping, "tracking", Product.TRACKING, ProductColumns.tracking());
    mapping = product.add(mapping, "sale_ok", Product.SELLABLE, Column.flag("sale_ok"));
    mapping = product.add(mapping, "purchase_ok", Product.PURCHASABLE, Column.flag("purchase_ok"));
    mapping =
        product.add(
            mapping,
            "description_sale",
            Product.DESCRIPTION,
            ProductColumns.translated("description_sale", languages));
    mapping =
        product.add(mapping, "uom_po_id", Product.PURCHASE_UNIT, ProductColumns.unit("uom_po_id"));
    mapping =
        product.add(
            mapping, "use_expiration_date", Product.EXPIRES, Column.flag("use_expiration_date"));
    mapping = product.add(mapping, "hs_code", Product.TARIFF_CODE, Column.text("hs_code"));
    mapping =
        product.add(
            mapping,
            "country_of_origin",
            Product.ORIGIN,
            References.code("country_of_origin", "code", Lookups::countryId));
    return kits(product, packagings(product, prices(product, mapping)));
  }

  private DocumentMapping<Product> prices(ServerModel product, DocumentMapping<Product> mapping) {
    DocumentMapping<Product> priced =
        mapping.with(Product.PRICE, product.price("lst_price", "currency_id"));
    String costCurrency = product.first("cost_currency_id", "currency_id");
    priced =
        product.add(
            priced, "standard_price", Product.COST, product.price("standard_price", costCurrency));
    priced =
        product.add(priced, "taxes_id", Product.TAXES, ProductColumns.taxes("taxes_id", "sale"));
    return product.add(
        priced,
        "supplier_taxes_id",
        Product.PURCHASE_TAXES,
        ProductColumns.taxes("supplier_taxes_id", "purchase"));
  }

  /** Returns the mapping of what variants have in common. */
  DocumentMapping<ProductTemplate> template() {
    return DocumentMapping.of(ProductTemplate.SCHEMA, "product.template")
        .with(ProductTemplate.NAME, ProductColumns.translated("name", languages))
        .with(ProductTemplate.DESCRIPTION, ProductColumns.translated("description_sale", languages))
        .with(ProductTemplate.ACTIVE, Column.flag("active"))
        .with(ProductTemplate.CATEGORY, ProductColumns.category())
        .with(ProductTemplate.ATTRIBUTES, ProductColumns.ofTemplate())
        .with(
            ProductTemplate.VARIANTS,
            DocumentKeys.all(
                "product_variant_ids", "product.product", Product.SCHEMA.name(), "default_code"));
  }

  private static DocumentMapping<Product> packagings(
      ServerModel product, DocumentMapping<Product> mapping) {
    if (product.has("packaging_ids")) {
      return mapping.with(Product.PACKAGINGS, Packagings.named());
    }
    return product.has("product_uom_ids")
        ? mapping.with(Product.PACKAGINGS, Packagings.units())
        : mapping;
  }

  private static DocumentMapping<Product> kits(
      ServerModel product, DocumentMapping<Product> mapping) {
    return product.has("bom_ids")
        ? mapping
            .with(Product.KIND, KitColumns.kind(ProductColumns.kind(product.has("is_storable"))))
            .with(Product.COMPONENTS, KitColumns.components())
        : mapping;
  }
}
