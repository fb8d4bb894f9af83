package io.github.odoosync.connectors.ubl;

/** The names that UBL 2.1 and Peppol give things. */
final class Names {

  static final String INVOICE = "Invoice";
  static final String CREDIT_NOTE = "CreditNote";
  static final String DESPATCH_ADVICE = "DespatchAdvice";

  static final String AGGREGATE =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
  static final String BASIC =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

  static final String BILLING =
      "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
  static final String BILLING_PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
  static final String ADVICE = "urn:fdc:peppol.eu:poacc:trns:despatch_advice:3";
  static final String ADVICE_PROCESS = "urn:fdc:peppol.eu:poacc:bis:despatch_advice:3";

  /** The scheme of a GLN. */
  static final String GLN = "0088";

  /** The scheme of a GTIN. */
  static final String GTIN = "0160";

  private Names() {}

  static String document(String root) {
    return "urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2";
  }
}
