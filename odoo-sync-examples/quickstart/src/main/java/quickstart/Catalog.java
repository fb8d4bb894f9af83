package quickstart;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Query;
import io.github.odoosync.odoo.RecordStream;
import quickstart.Records.Product;

/** Reads all products, however many, without holding them all. */
final class Catalog {

  private static final int PROGRESS_EVERY = 2_500;

  private Catalog() {}

  static String stream(OdooClient odoo, Report report) {
    Query<Product> all = odoo.model(Product.class).query();
    long expected = all.count();
    long seen = 0;
    long lastId = 0;
    try (RecordStream<Product> products = all.stream()) {
      for (Product product : products) {
        Verify.that(product.id() > lastId, "the order of " + product);
        lastId = product.id();
        seen++;
        if (seen % PROGRESS_EVERY == 0) {
          report.progress(seen + " of " + expected + " products");
        }
      }
    }
    Verify.equal(seen, expected, "The number of products");
    return seen + " products, each once, in the order of their ids";
  }
}
