package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up what many documents refer to in a call a model, before they ask one by one. */
final class Prefetch {

  private final Lookups lookups;
  private final Set<String> skus = new LinkedHashSet<>();
  private final Set<ExternalKey> products = new LinkedHashSet<>();
  private final Set<String> codes = new LinkedHashSet<>();
  private final Set<ExternalKey> parties = new LinkedHashSet<>();

  Prefetch(Lookups lookups) {
    this.lookups = lookups;
  }

  <D extends Document> void of(DocumentMapping<D> mapping, List<D> documents) {
    if (documents.size() < 2) {
      return;
    }
    for (D document : documents) {
      collect(document, mapping.schema().shape().fields());
      LineMapping<?> lines = mapping.lines();
      if (lines != null) {
        collectLines(document, lines);
      }
    }
    lookups.prefetch("product.product", "default_code", skus, products);
    lookups.prefetch("res.partner", "ref", codes, parties);
  }

  private <L extends Part> void collectLines(Document document, LineMapping<L> lines) {
    for (L line : document.get(lines.lines()).orElse(List.of())) {
      collect(line, lines.shape().fields());
    }
  }

  private void collect(Part part, List<Field<?>> fields) {
    fields.forEach(field -> note(part.get(field).orElse(null)));
  }

  private void note(@Nullable Object value) {
    if (value instanceof ProductRef product) {
      product.sku().ifPresent(skus::add);
      products.addAll(product.externalKeys());
    } else if (value instanceof PartyRef party) {
      party.code().ifPresent(codes::add);
      parties.addAll(party.externalKeys());
    }
  }
}
