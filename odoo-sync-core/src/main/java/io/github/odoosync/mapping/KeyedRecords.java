package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Gtin;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds products, partners and places: by the keys that systems know them by, then by what people
 * do.
 */
final class KeyedRecords {

  private final RecordSearch search;
  private final String tenant;

  KeyedRecords(RecordSearch search, String tenant) {
    this.search = search;
    this.tenant = tenant;
  }

  Ref product(ProductRef product) {
    Optional<Ref> byKey = byKeys("product.product", product.externalKeys());
    if (byKey.isPresent()) {
      return byKey.get();
    }
    String sku = product.sku().orElse(null);
    Ref bySku = byText("product.product", "product", "default_code", sku);
    if (bySku != null) {
      return bySku;
    }
    String barcode = product.barcode().orElse(null);
    Ref byBarcode =
        barcode == null
            ? null
            : search.active(
                "product.product", "barcode " + barcode, field("barcode").in(forms(barcode)));
    return required(byBarcode, "product", sku == null ? barcode : sku, product.externalKeys());
  }

  Ref party(PartyRef party) {
    Optional<Ref> byKey = byKeys("res.partner", party.externalKeys());
    if (byKey.isPresent()) {
      return byKey.get();
    }
    String code = party.code().orElse(null);
    return required(
        byText("res.partner", "partner", "ref", code), "partner", code, party.externalKeys());
  }

  /**
   * Returns a warehouse or location.
   *
   * @param path the field that people know it by
   */
  Ref place(LocationRef place, String model, String path) {
    Optional<Ref> byKey = byKeys(model, place.externalKeys());
    if (byKey.isPresent()) {
      return byKey.get();
    }
    String code = place.code().orElse(null);
    Ref byCode = code == null ? null : search.find(model, "place " + code, field(path).eq(code));
    return required(byCode, "place", code, place.externalKeys());
  }

  ExternalKey keyOf(String model, long id) {
    return new ExternalKey(Ownership.ODOO, tenant, model, String.valueOf(id));
  }

  Optional<Long> ownId(String model, List<ExternalKey> keys) {
    return keys.stream()
        .filter(key -> key.system().equals(Ownership.ODOO))
        .filter(key -> key.tenant().equals(tenant) && key.entity().equals(model))
        .map(key -> number(key.key()))
        .findFirst();
  }

  /** Returns the external ids under which the keys of other systems are kept. */
  List<ExternalId> externalIds(Collection<ExternalKey> keys) {
    return keys.stream()
        .filter(key -> !key.system().equals(Ownership.ODOO))
        .map(KeyedRecords::externalId)
        .toList();
  }

  private Optional<Ref> byKeys(String model, List<ExternalKey> keys) {
    Optional<Long> own = ownId(model, keys);
    if (own.isPresent()) {
      return own.map(Ref::of);
    }
    return keys.stream()
        .map(KeyedRecords::externalId)
        .flatMap(id -> Optional.ofNullable(search.named(model, id)).stream())
        .findFirst();
  }

  private @Nullable Ref byText(String model, String what, String path, @Nullable String text) {
    return text == null ? null : search.active(model, what + " " + text, field(path).eq(text));
  }

  /** Returns the external id under which another system's key is kept in Odoo. */
  static ExternalId externalId(ExternalKey key) {
    return ExternalId.ofKey(key.system(), key.tenant() + "/" + key.entity() + "/" + key.key());
  }

  private static Ref required(
      @Nullable Ref found, String what, @Nullable String code, List<ExternalKey> keys) {
    String named = code == null ? (keys.isEmpty() ? "" : " " + keys) : " " + code;
    return RecordSearch.required(found, what + named);
  }

  private static List<String> forms(String barcode) {
    try {
      List<String> forms = new ArrayList<>(new Gtin(barcode).forms());
      forms.add(barcode);
      return forms.stream().distinct().toList();
    } catch (InvalidValueException notOfGs1) {
      return List.of(barcode);
    }
  }

  private static long number(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw InvalidValueException.of(ErrorCode.INVALID_VALUE, "'" + key + "' is no id of Odoo");
    }
  }
}
