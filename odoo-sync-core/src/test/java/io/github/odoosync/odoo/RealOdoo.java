package io.github.odoosync.odoo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.transport.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The real server to test against, if one is named: by system properties ({@code odoo.url}, {@code
 * odoo.database}, {@code odoo.login}, {@code odoo.apiKey} and perhaps {@code odoo.dialect}), or by
 * the environment ({@code ODOO_TEST_URL}, {@code _DATABASE}, {@code _LOGIN}, {@code _KEY}, {@code
 * _DIALECT}).
 */
public record RealOdoo(String url, String database, String login, String apiKey) {

  private static final List<String> PROPERTIES =
      List.of("odoo.url", "odoo.database", "odoo.login", "odoo.apiKey");
  private static final List<String> VARIABLES =
      List.of("ODOO_TEST_URL", "ODOO_TEST_DATABASE", "ODOO_TEST_LOGIN", "ODOO_TEST_KEY");

  /** Returns the server; without one the test is skipped. */
  public static RealOdoo orSkip() {
    for (int i = 0; i < PROPERTIES.size(); i++) {
      assumeTrue(
          setting(PROPERTIES.get(i), VARIABLES.get(i)) != null,
          () ->
              "No real server to test: give -D"
                  + String.join("=… -D", PROPERTIES)
                  + "=…, or set "
                  + String.join(", ", VARIABLES));
    }
    return new RealOdoo(needed(0), needed(1), needed(2), needed(3));
  }

  /** Returns a client's builder with the administrator's key. */
  public OdooClient.Builder client() {
    return clientOf(database).apiKey(login, Secret.of(apiKey));
  }

  /** Returns a client's builder without credentials. */
  public OdooClient.Builder clientOf(String otherDatabase) {
    OdooClient.Builder builder = OdooClient.builder(url).database(otherDatabase);
    String dialect = setting("odoo.dialect", "ODOO_TEST_DIALECT");
    return dialect == null
        ? builder
        : builder.dialect(Dialect.valueOf(dialect.toUpperCase(Locale.ROOT)));
  }

  private static String needed(int index) {
    return Objects.requireNonNull(setting(PROPERTIES.get(index), VARIABLES.get(index)));
  }

  private static @Nullable String setting(String property, String variable) {
    String given = System.getProperty(property);
    return given == null || given.isEmpty() ? System.getenv(variable) : given;
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return database + "@" + url;
  }
}
