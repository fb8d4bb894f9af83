package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.model.ExternalKey;
import java.net.URI;
import java.util.Locale;

/**
 * Where a shop is.
 *
 * @param origin scheme, host and port
 * @param path of the folder it is installed in, without a slash at its end; usually empty
 * @param shop its name in external keys: host, port behind a hyphen, and path
 */
record Site(String origin, String path, String shop) {

  static Site of(URI address) {
    String host = address.getHost();
    if (host == null || address.getRawQuery() != null || address.getRawFragment() != null) {
      throw wrong("is no address such as https://shop.example.com");
    }
    String path = String.valueOf(address.getRawPath()).replaceAll("/+$", "");
    if (path.contains("/wp-json") || path.contains("{")) {
      throw wrong("is the address of the site, without /wp-json and what follows");
    }
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String place = host.toLowerCase(Locale.ROOT) + port;
    // Names of streams and sources hold no colon.
    String shop = place.replace(':', '-') + path;
    return new Site(address.getScheme() + "://" + place, path, shop);
  }

  /** Returns a path of the interface below the site's. */
  String api(String resource) {
    return path + "/wp-json/wc/v3" + resource;
  }

  ExternalKey key(String entity, String id) {
    return new ExternalKey(WooCommerce.SYSTEM, shop, entity, id);
  }

  private static ConfigurationException wrong(String why) {
    return new ConfigurationException(
        Failure.of(ErrorCode.SETTINGS, "woocommerce: " + WooCommerce.SITE + ": " + why), null);
  }
}
