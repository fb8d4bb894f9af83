package io.github.odoosync.connectors.shopify;

import io.github.odoosync.model.LocationRef;
import java.util.Map;
import java.util.Optional;

/** Knows which of the shop's locations a document means. */
record ShopLocations(String shop, Map<String, String> byCode, Optional<String> standard) {

  /** Returns the id: by the document's own key, by its code, or the one of the settings. */
  Optional<String> find(LocationRef location) {
    return named(location).or(() -> standard.map(id -> Gid.of(Gid.LOCATION, id)));
  }

  /** Returns the id if the document names one that is known. */
  Optional<String> named(LocationRef location) {
    return Gid.find(location.externalKeys(), shop, Gid.LOCATION)
        .or(
            () ->
                location
                    .code()
                    .flatMap(code -> Optional.ofNullable(byCode.get(code)))
                    .map(id -> Gid.of(Gid.LOCATION, id)));
  }
}
