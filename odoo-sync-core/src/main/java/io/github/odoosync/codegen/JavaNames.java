package io.github.odoosync.codegen;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Turns Odoo's names into Java's. */
final class JavaNames {

  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private protected"
                  + " public return short static strictfp super switch synchronized this throw"
                  + " throws transient true try void volatile while _")
              .split(" "));

  /** A record component must not be named like these methods of Object. */
  private static final Set<String> METHODS_OF_OBJECT =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** The types that generated code names; a record or selection must not hide them. */
  private static final Set<String> TYPES_IN_USE =
      Set.of(
          "BigDecimal",
          "Instant",
          "List",
          "LocalDate",
          "Long",
          "Object",
          "OdooField",
          "OdooModel",
          "Optional",
          "OptionalLong",
          "Override",
          "RawJson",
          "Record",
          "Ref",
          "Reference",
          "Selection",
          "String",
          "SuppressWarnings");

  private JavaNames() {}

  /** Returns the name of a type: {@code sale.order.line} is {@code SaleOrderLine}. */
  static String type(String odooName, String ending) {
    String name = words(odooName, true);
    return TYPES_IN_USE.contains(name) ? name + ending : name;
  }

  /** Returns the name of a component: {@code partner_id} is {@code partnerId}. */
  static String component(String field, Collection<String> taken) {
    String name = words(field, false);
    boolean refused = KEYWORDS.contains(name) || METHODS_OF_OBJECT.contains(name);
    return unique(refused ? name + "_" : name, taken);
  }

  /** Returns the name of a constant: {@code in_progress} is {@code IN_PROGRESS}. */
  static String constant(String code, Collection<String> taken) {
    String name = code.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String upper = name.toUpperCase(Locale.ROOT);
    return unique(
        upper.isEmpty() || Character.isDigit(upper.charAt(0)) ? "CODE_" + upper : upper, taken);
  }

  private static String words(String odooName, boolean capital) {
    StringBuilder name = new StringBuilder();
    boolean upper = capital;
    for (int i = 0; i < odooName.length(); i++) {
      char letter = odooName.charAt(i);
      if (letter < 128 && Character.isLetterOrDigit(letter)) {
        name.append(upper ? String.valueOf(letter).toUpperCase(Locale.ROOT) : letter);
        upper = false;
      } else {
        upper = upper || !name.isEmpty();
      }
    }
    boolean startsWell = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    return startsWell ? name.toString() : (capital ? "X" : "x") + name;
  }

  private static String unique(String name, Collection<String> taken) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
