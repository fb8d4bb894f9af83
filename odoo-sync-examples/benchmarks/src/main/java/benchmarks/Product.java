package benchmarks;

import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.Ref;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What is streamed: one field of each common type. */
@OdooModel("product.product")
record Product(
    long id,
    String name,
    Optional<String> defaultCode,
    BigDecimal listPrice,
    boolean active,
    Instant writeDate,
    Ref categId,
    Optional<String> barcode) {}
