package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.connector.capability.TrackingSource;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.observe.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One account of EasyPost. */
final class EasyPostConnector implements Connector {

  private final EasyPostApi api;
  private final String account;
  private final Map<Class<?>, Object> capabilities = new HashMap<>();

  EasyPostConnector(Settings settings, EasyPostOptions options, ConnectorRuntime runtime) {
    this.account = account(settings.text(EasyPost.ACCOUNT));
    Secret key = settings.secret(EasyPost.API_KEY);
    this.api =
        new EasyPostApi(
            runtime.http(
                HttpOptions.builder(EasyPost.SYSTEM, settings.uri(EasyPost.ADDRESS).toString())
                    .header("Authorization", Secret.of("Bearer " + key.reveal()))
                    .limitWhenNamed(EasyPost.lists(account))
                    .build()),
            EasyPost.lists(account).scope());
    capabilities.put(TrackingSource.class, new Tracking(api, account));
    ShipmentBody bodies = bodies(settings, options);
    if (bodies != null) {
      capabilities.put(RateQuoter.class, new Rates(api, bodies));
      capabilities.put(LabelService.class, new Labels(api, bodies, account));
    }
    List<Secret> secrets =
        Stream.of(EasyPost.WEBHOOK_SECRET, EasyPost.PREVIOUS_WEBHOOK_SECRET)
            .flatMap(name -> settings.optionalSecret(name).stream())
            .toList();
    if (!secrets.isEmpty()) {
      capabilities.put(
          WebhookReceiver.class, new EasyPostWebhooks(account, WebhookSecrets.of(() -> secrets)));
    }
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return new EasyPost().descriptor();
  }

  @Override
  public CheckReport check() {
    return new CheckReport(List.of(key()));
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return Optional.ofNullable(capabilities.get(type)).map(type::cast);
  }

  @Override
  public void close() {
    api.close();
  }

  /** Returns system and account. */
  @Override
  public String toString() {
    return EasyPost.SYSTEM + " " + account;
  }

  private CheckReport.Check key() {
    try {
      HttpRequest oneTracker =
          api.list("tracker.check", "/v2/trackers").query("page_size", "1").build();
      api.ask(oneTracker, answer -> answer.get("trackers").items());
      return new CheckReport.Check("api key", CheckReport.Status.PASSED, "It is accepted");
    } catch (OdooSyncException e) {
      return new CheckReport.Check(
          "api key", CheckReport.Status.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static String account(String name) {
    if (name.matches("[A-Za-z0-9.-]{1,40}")) {
      return name;
    }
    throw new ConfigurationException(
        Failure.of(
            ErrorCode.SETTINGS, "easypost: account: has 1 to 40 letters, digits, dots and hyphens"),
        null);
  }

  private static @Nullable ShipmentBody bodies(Settings settings, EasyPostOptions options) {
    String sender = settings.optionalText(EasyPost.SENDER_ADDRESS).orElse(null);
    return sender == null && options.senders().isEmpty() ? null : new ShipmentBody(sender, options);
  }
}
