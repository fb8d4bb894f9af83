package io.github.odoosync.internal.http;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The checked address of a server: a scheme, a host and a port, nothing else. */
public final class BaseAddress {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");
  private static final Pattern ODOO_ONLINE = Pattern.compile("(.+\\.)?odoo\\.com");

  private final HttpUrl url;

  private BaseAddress(HttpUrl url) {
    this.url = url;
  }

  /**
   * Checks an address.
   *
   * @param plainHttpHosts host names that may be spoken to without TLS, beside loopback
   * @throws ConfigurationException if it is not an address or not a safe one
   */
  public static BaseAddress parse(String address, Set<String> plainHttpHosts) {
    HttpUrl url = HttpUrl.parse(address.strip());
    if (url == null) {
      throw wrong("The address is not an http or https URL", null);
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw wrong("The address holds a login; give it as credentials instead", url);
    }
    if (!url.encodedPath().equals("/") || url.query() != null || url.fragment() != null) {
      throw wrong("Give the address without a path, such as " + origin(url), url);
    }
    if (!url.isHttps() && !mayBePlain(url.host(), plainHttpHosts)) {
      throw wrong(
          "Plain http would show the key to the network: use https, or allow this host by name",
          url);
    }
    return new BaseAddress(url);
  }

  /** Returns the host, and the port where it is not the scheme's own. */
  public String hostAndPort() {
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    return usual ? url.host() : url.host() + ":" + url.port();
  }

  /** Returns whether this is a database of Odoo's own hosting. */
  public boolean isOdooOnline() {
    return ODOO_ONLINE.matcher(url.host()).matches();
  }

  /** Returns whether the host of another address is this one. */
  boolean isSameHost(HttpUrl other) {
    return url.host().equals(other.host());
  }

  HttpUrl url() {
    return url;
  }

  private static boolean mayBePlain(String host, Set<String> allowed) {
    return LOOPBACK.matcher(host).matches()
        || allowed.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(host));
  }

  private static String origin(HttpUrl url) {
    return url.scheme() + "://" + url.host();
  }

  private static ConfigurationException wrong(String detail, @Nullable HttpUrl url) {
    String place = url == null ? "" : " (" + origin(url) + ")";
    return new ConfigurationException(Failure.of(ErrorCode.CONFIGURATION, detail + place), null);
  }
}
