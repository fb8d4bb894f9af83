package io.github.odoosync.odoo.transport;

import static io.github.odoosync.odoo.transport.Calls.failure;
import static io.github.odoosync.odoo.transport.Calls.json2;
import static io.github.odoosync.odoo.transport.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that nobody vouches for. */
@Timeout(60)
class TlsTest {

  private static final String PASSWORD = "changeit";

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void aSelfSignedCertificateIsNotSpokenTo(@TempDir Path folder) throws Exception {
    server.useHttps(selfSigned(folder).getSocketFactory());

    OdooSyncException e = failure(json2(server.url("/").toString()), write());

    assertThat(e).isInstanceOf(NotSentException.class).hasMessageContaining("no safe connection");
    assertThat(e.code()).isEqualTo(ErrorCode.TLS);
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(e.retryable()).isFalse();
    assertThat(server.getRequestCount()).isZero();
  }

  private SSLContext selfSigned(Path folder) throws Exception {
    Path file = folder.resolve("server.p12");
    makeKey(file);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  // The JDK has no public API that makes a certificate, but always this tool.
  private static void makeKey(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Duser.language=en",
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }
}
