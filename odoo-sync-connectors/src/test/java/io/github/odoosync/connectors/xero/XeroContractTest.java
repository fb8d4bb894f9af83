package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.capability.InvoiceSink;
import io.github.odoosync.connector.capability.InvoiceSource;
import io.github.odoosync.connector.http.TokenStore;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.XeroServer;
import io.github.odoosync.testing.CommandRig;
import io.github.odoosync.testing.ConnectorContract;
import io.github.odoosync.testing.ContractCase;
import io.github.odoosync.testing.SourceRig;
import io.github.odoosync.testing.SystemFault;
import io.github.odoosync.testing.WebhookRig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The connector keeps what every connector has to keep. */
@Timeout(120)
class XeroContractTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TestFactory
  Stream<DynamicTest> theProvider() {
    return tests(ConnectorContract.provider(new Xero(), Books.settings("http://127.0.0.1:1")));
  }

  @TestFactory
  Stream<DynamicTest> booking() {
    return tests(ConnectorContract.command((Supplier<BookRig>) BookRig::new));
  }

  @TestFactory
  Stream<DynamicTest> reading() {
    return tests(ConnectorContract.source(ReadRig::new));
  }

  @TestFactory
  Stream<DynamicTest> webhooks() {
    return tests(ConnectorContract.webhook(HookRig::new));
  }

  private static Stream<DynamicTest> tests(List<ContractCase> cases) {
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), each::run));
  }

  /** A server with connectors to it, which share their tokens as nodes do. */
  private static final class Opened implements AutoCloseable {

    final XeroServer server = new XeroServer();
    private final TokenStore tokens = new Books.Kept();
    private final List<Connector> opened = new ArrayList<>();

    <T> T capability(Class<T> type) {
      Connector connector = Books.open(server, Books.settings(server.address()), tokens);
      opened.add(connector);
      return connector.capability(type).orElseThrow();
    }

    @Override
    public void close() {
      opened.forEach(Connector::close);
      server.close();
    }
  }

  private static final class BookRig implements CommandRig<Invoice, ExternalKey> {

    private final Opened xero = new Opened();

    @Override
    public CommandHandler<Invoice, ExternalKey> handler() {
      return xero.capability(InvoiceSink.class);
    }

    @Override
    public Invoice command(int number) {
      return Books.invoice("I" + number).build();
    }

    @Override
    public int effects(Invoice invoice) {
      return xero.server.booked(invoice.number().orElseThrow());
    }

    @Override
    public void arm(SystemFault fault) {
      xero.server.arm(fault);
    }

    @Override
    public void close() {
      xero.close();
    }
  }

  private static final class ReadRig implements SourceRig {

    private final Opened xero = new Opened();

    @Override
    public IncrementalSource<?> source() {
      return xero.capability(InvoiceSource.class);
    }

    @Override
    public String change(int number) {
      return xero.server.change("I" + number);
    }

    @Override
    public void poison() {
      xero.server.poison();
    }

    @Override
    public void arm(SystemFault fault) {
      xero.server.armLists(fault);
    }

    @Override
    public void close() {
      xero.close();
    }
  }

  private static final class HookRig implements WebhookRig {

    private final Opened xero = new Opened();

    @Override
    public WebhookReceiver receiver() {
      return xero.capability(WebhookReceiver.class);
    }

    @Override
    public List<Secret> secrets() {
      return List.of(Secret.of(Books.KEY), Secret.of(Books.OLD_KEY));
    }

    @Override
    public Secret otherSecret() {
      return Secret.of("no key");
    }

    @Override
    public byte[] body(int number) {
      return XeroServer.event("i-" + number, number).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebhookRequest sent(byte[] body, Secret secret) {
      String text = new String(body, StandardCharsets.UTF_8);
      Map<String, List<String>> headers =
          XeroServer.hook(secret.reveal(), text).headers().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
      return WebhookRequest.of("POST", "/", headers, body, NOW);
    }

    @Override
    public void close() {
      xero.close();
    }
  }
}
