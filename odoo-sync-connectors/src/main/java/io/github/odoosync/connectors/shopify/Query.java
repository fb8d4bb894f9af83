package io.github.odoosync.connectors.shopify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documents that are sent to Shopify, each from a file beside this class. */
enum Query {
  CHECK("check", 10),
  ORDERS("orders", 160, "order-fields", "line-fields"),
  ORDER("order", 700, "order-fields", "line-fields"),
  ORDER_LINES("order-lines", 700, "line-fields"),
  ORDER_BY_NAME("order-by-name", 10),
  ORDERS_BULK("orders-bulk", 10, "order-fields", "line-fields"),
  BULK_START("bulk-start", 20),
  BULK_RUNNING("bulk-running", 30),
  BULK("bulk", 10),
  FULFILMENT_ORDERS("fulfilment-orders", 900),
  FULFILMENT_ORDER_LINES("fulfilment-order-lines", 400),
  FULFILMENTS("fulfilments", 200),
  FULFILMENT_CREATE("fulfilment-create", 20),
  STOCK("stock", 10),
  STOCK_LEVELS("stock-levels", 10),
  STOCK_SET("stock-set", 20),
  STOCK_ADJUST("stock-adjust", 20),
  ITEM_BY_SKU("item-by-sku", 10);

  private final String operation;
  private final int cost;
  private final String text;

  /**
   * Reads a document and the fragments that it uses.
   *
   * @param cost about what Shopify takes for it; of a list, for each that is asked for
   */
  Query(String file, int cost, String... fragments) {
    this.operation = file.replace('-', '.');
    this.cost = cost;
    StringBuilder all = new StringBuilder(read(file));
    for (String fragment : fragments) {
      all.append(read(fragment));
    }
    this.text = all.toString();
  }

  /** Returns its name in errors and events. */
  String operation() {
    return operation;
  }

  int cost() {
    return cost;
  }

  String text() {
    return text;
  }

  boolean isMutation() {
    return text.startsWith("mutation");
  }

  private static String read(String file) {
    try (InputStream in = Query.class.getResourceAsStream(file + ".graphql")) {
      if (in == null) {
        throw new IllegalStateException("The query " + file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
