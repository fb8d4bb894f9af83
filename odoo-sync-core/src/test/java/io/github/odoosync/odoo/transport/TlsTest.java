package io.github.odoosync.odoo.transport;

import static io.github.odoosync.odoo.transport.Calls.failure;
import static io.github.odoosync.odoo.transport.Calls.json2;
import static io.github.odoosync.odoo.transport.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that nobody vouches for. */
@Timeout(60)
class TlsTest {

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void aSelfSignedCertificateIsNotSpokenTo(@TempDir Path folder) throws Exception {
    server.useHttps(SelfSigned.certificate(folder).getSocketFactory());

    OdooSyncException e = failure(json2(server.url("/").toString()), write());

    assertThat(e).isInstanceOf(NotSentException.class).hasMessageContaining("no safe connection");
    assertThat(e.code()).isEqualTo(ErrorCode.TLS);
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(e.retryable()).isFalse();
    assertThat(server.getRequestCount()).isZero();
  }
}
