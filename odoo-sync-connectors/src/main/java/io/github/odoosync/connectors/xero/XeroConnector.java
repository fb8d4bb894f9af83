package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.CheckReport.Check;
import io.github.odoosync.connector.CheckReport.Status;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.InvoiceReader;
import io.github.odoosync.connector.capability.InvoiceSink;
import io.github.odoosync.connector.capability.InvoiceSource;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.observe.Secret;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One organisation on Xero. */
final class XeroConnector implements Connector {

  private final String tenant;
  private final XeroTokens tokens;
  private final XeroApi api;
  private final Map<Class<?>, Object> capabilities = new HashMap<>();

  XeroConnector(Settings settings, XeroOptions options, ConnectorRuntime runtime) {
    this.tenant = tenant(settings.text(Xero.TENANT));
    this.tokens = tokens(settings, runtime);
    this.api = new XeroApi(runtime.http(http(settings, runtime)));
    InvoiceMapper mapper = new InvoiceMapper(tenant, options);
    Invoices invoices = new Invoices(api, mapper, settings.duration(Xero.OVERLAP));
    InvoiceBody bodies =
        new InvoiceBody(tenant, options, accounts(settings), settings.flag(Xero.ITEM_CODES));
    capabilities.put(InvoiceSource.class, invoices);
    capabilities.put(InvoiceReader.class, invoices);
    capabilities.put(
        InvoiceSink.class, new BookInvoice(api, bodies, mapper, settings.flag(Xero.DRAFTS)));
    List<Secret> secrets =
        Stream.of(Xero.WEBHOOK_KEY, Xero.PREVIOUS_WEBHOOK_KEY)
            .flatMap(name -> settings.optionalSecret(name).stream())
            .toList();
    if (!secrets.isEmpty()) {
      capabilities.put(WebhookReceiver.class, new XeroWebhooks(WebhookSecrets.of(() -> secrets)));
    }
  }

  private XeroTokens tokens(Settings settings, ConnectorRuntime runtime) {
    String address = settings.uri(Xero.IDENTITY_ADDRESS).toString();
    return new XeroTokens(
        runtime.http(HttpOptions.builder(Xero.SYSTEM, address).build()),
        settings.text(Xero.CLIENT_ID),
        settings.secret(Xero.CLIENT_SECRET),
        settings.optionalSecret(Xero.REFRESH_TOKEN).orElse(null),
        runtime.clock());
  }

  private HttpOptions http(Settings settings, ConnectorRuntime runtime) {
    HttpOptions.Builder http =
        HttpOptions.builder(Xero.SYSTEM, settings.uri(Xero.ADDRESS).toString())
            .header("xero-tenant-id", tenant)
            .header("Accept", "application/json")
            .bearer(runtime.tokens("xero." + settings.text(Xero.CLIENT_ID), tokens))
            .signals(answer -> XeroApi.signals(tenant, answer));
    Xero.limits(tenant).forEach(http::limit);
    return http.build();
  }

  private static Map<Invoice.Direction, String> accounts(Settings settings) {
    Map<Invoice.Direction, String> accounts = new EnumMap<>(Invoice.Direction.class);
    settings
        .optionalText(Xero.SALES_ACCOUNT)
        .ifPresent(code -> accounts.put(Invoice.Direction.SALE, code));
    settings
        .optionalText(Xero.PURCHASE_ACCOUNT)
        .ifPresent(code -> accounts.put(Invoice.Direction.PURCHASE, code));
    return accounts;
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return new Xero().descriptor();
  }

  @Override
  public CheckReport check() {
    try {
      HttpRequest request = HttpRequest.get("connection.list", "/connections").build();
      boolean connected =
          api.ask(
              request,
              answer ->
                  answer.items().stream()
                      .map(each -> each.get("tenantId"))
                      .map(Json::text)
                      .anyMatch(tenant::equals));
      return new CheckReport(
          List.of(
              new Check("token", Status.PASSED, "It is accepted"),
              connected
                  ? new Check("tenant", Status.PASSED, "It is connected")
                  : new Check("tenant", Status.FAILED, "The app is not connected to it")));
    } catch (OdooSyncException e) {
      return new CheckReport(
          List.of(new Check("token", Status.FAILED, String.valueOf(e.getMessage()))));
    }
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return Optional.ofNullable(capabilities.get(type)).map(type::cast);
  }

  @Override
  public void close() {
    api.close();
    tokens.close();
  }

  /** Returns system and organisation. */
  @Override
  public String toString() {
    return Xero.SYSTEM + " " + tenant;
  }

  private static String tenant(String id) {
    if (id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      return id;
    }
    throw new ConfigurationException(
        Failure.of(ErrorCode.SETTINGS, "xero: tenant: is no id as /connections has it"), null);
  }
}
