package io.github.odoosync.connectors.ubl;

import java.math.BigDecimal;
import java.util.Optional;

/** Categories of taxes as elements. */
final class TaxForm {

  private TaxForm() {}

  static UblTax read(Optional<Element> category) {
    Element element =
        category.orElseThrow(() -> new BadUbl("MISSING", "The category of a tax is missing"));
    String id = element.need("ID");
    BigDecimal percent = Amounts.optional(element, "Percent").orElse(null);
    if (!id.matches("[A-Z]{1,2}") || (percent == null && !id.equals("O"))) {
      throw new BadUbl("TAX", "The category of a tax is none, or has no rate");
    }
    return new UblTax(
        id, id.equals("O") ? null : percent, element.text("TaxExemptionReason").orElse(null));
  }

  /**
   * Writes a category.
   *
   * @param withReason whether its reason stands here, as it does in the totals alone
   */
  static void write(Element category, UblTax tax, boolean withReason) {
    BigDecimal percent = tax.percent();
    category
        .leaf("ID", tax.category())
        .leaf("Percent", percent == null ? null : percent.toPlainString());
    if (withReason) {
      category.leaf("TaxExemptionReason", tax.reason());
    }
    category.add("TaxScheme").leaf("ID", "VAT");
  }
}
