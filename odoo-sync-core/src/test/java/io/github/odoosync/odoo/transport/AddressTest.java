package io.github.odoosync.odoo.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ConfigurationException;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be spoken to, and what is told to them of the database. */
class AddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://erp.example.com",
        "http://10.0.0.7:8069",
        "http://127.evil.example.com",
        "http://localhost.example.com",
        "http://128.0.0.1"
      })
  void plainHttpIsRefused(String url) {
    assertThatThrownBy(() -> transport(url).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://erp.example.com",
        "https://erp.example.com:8443/",
        "http://localhost:8069",
        "http://LOCALHOST:8069",
        "http://127.0.0.1:8069",
        "http://127.1.2.3",
        "http://[::1]:8069"
      })
  void tlsAndLoopbackAreAllowed(String url) {
    transport(url).close();
  }

  @Test
  void plainHttpIsAllowedToANamedHostOnly() {
    HttpTransport.builder("http://erp.internal:8069")
        .credentials(Calls.key())
        .allowPlainHttpTo("ERP.internal")
        .build()
        .close();
    assertThatThrownBy(
            () ->
                HttpTransport.builder("http://other.internal")
                    .credentials(Calls.key())
                    .allowPlainHttpTo("erp.internal")
                    .build())
        .isInstanceOf(ConfigurationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "erp.example.com",
        "ftp://erp.example.com",
        "",
        "https://erp.example.com/web",
        "https://erp.example.com/?db=acme",
        "https://admin:canary-4f2c9d@erp.example.com"
      })
  void anAddressIsSchemeHostAndPort(String url) {
    assertThatThrownBy(() -> transport(url).close())
        .isInstanceOf(ConfigurationException.class)
        .message()
        .doesNotContain(Calls.CANARY);
  }

  @Test
  void credentialsAreNeeded() {
    assertThatThrownBy(() -> HttpTransport.builder("https://erp.example.com").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("credentials");
  }

  @Test
  void theTargetNamesDatabaseAndServer() {
    try (HttpTransport transport =
        HttpTransport.builder("https://erp.example.com:8443")
            .database("acme")
            .credentials(Calls.key())
            .build()) {
      assertThat(transport.target()).isEqualTo("acme@erp.example.com:8443");
    }
    try (HttpTransport transport = transport("https://erp.example.com")) {
      assertThat(transport.target()).isEqualTo("erp.example.com");
    }
  }

  @Test
  void theDatabaseHeaderFollowsTheSetting() throws Exception {
    assertThat(header(Calls.json2("http://localhost"), "localhost")).isEqualTo("acme");
    assertThat(header(Calls.json2("http://localhost").databaseHeader(false), "localhost")).isNull();
    assertThat(header(online(), "acme.odoo.com")).isNull();
    assertThat(header(online().databaseHeader(true), "acme.odoo.com")).isEqualTo("acme");
  }

  private static HttpTransport.Builder online() {
    return Calls.json2("http://acme.odoo.com").allowPlainHttpTo("acme.odoo.com");
  }

  /** Sends a call through an interceptor that takes every request to a server of this test. */
  private static @Nullable String header(HttpTransport.Builder builder, String host)
      throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .body("[]")
              .build());
      OkHttpClient client =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    if (!chain.request().url().host().equals(host)) {
                      throw new IOException("unexpected host");
                    }
                    return chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .url(server.url(chain.request().url().encodedPath()))
                            .build());
                  })
              .build();
      try (HttpTransport transport = builder.okHttpClient(client).build()) {
        transport.send(Calls.read());
      }
      RecordedRequest request = server.takeRequest();
      return request.getHeaders().get("X-Odoo-Database");
    }
  }

  private static HttpTransport transport(String url) {
    return HttpTransport.builder(url).credentials(Calls.key()).build();
  }
}
