package io.github.odoosync.testing;

import static io.github.odoosync.testing.Checks.require;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Setting;
import io.github.odoosync.connector.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a provider has to keep. */
final class ProviderChecks {

  private final ConnectorProvider provider;
  private final Map<String, String> settings;

  ProviderChecks(ConnectorProvider provider, Map<String, String> settings) {
    this.provider = provider;
    this.settings = Map.copyOf(settings);
  }

  List<ContractCase> cases() {
    return List.of(
        of("its descriptor is complete", connector -> describes()),
        of("a setting that is missing is named", connector -> namesWhatIsMissing()),
        of("it has what its descriptor names, the same each time", this::hasCapabilities),
        of("a check of a system that is away fails and throws nothing", this::checkFails),
        of("no secret is shown", this::showsNoSecret));
  }

  private ContractCase of(String name, Consumer<Connector> check) {
    return Checks.<Connector>of(name, this::open, check);
  }

  private Connector open() {
    ConnectorRuntime runtime = ConnectorRuntime.builder().build();
    return provider.open(Settings.of(provider.descriptor(), settings), runtime);
  }

  private void describes() {
    ConnectorDescriptor descriptor = provider.descriptor();
    require(!descriptor.version().isBlank(), "It has no version");
    require(!descriptor.remoteVersion().isBlank(), "It names no version of the system");
    require(!descriptor.capabilities().isEmpty(), "It names nothing that it can do");
    for (Class<?> type : descriptor.capabilities()) {
      require(type.isInterface(), type + " is no interface");
    }
    for (Setting setting : descriptor.settings()) {
      require(!setting.description().isBlank(), setting + " is not described");
    }
  }

  private void namesWhatIsMissing() {
    for (Setting setting : provider.descriptor().settings()) {
      if (setting.isNeeded()) {
        Map<String, String> without = new HashMap<>(settings);
        without.remove(setting.name());
        require(
            Settings.errors(provider.descriptor(), without).stream()
                .anyMatch(error -> error.field().equals(setting.name())),
            setting + " is not missed");
      }
    }
  }

  private void hasCapabilities(Connector connector) {
    int found = 0;
    for (Class<?> type : provider.descriptor().capabilities()) {
      Object first = connector.capability(type).orElse(null);
      Object second = connector.capability(type).orElse(null);
      require(first == second, type + " is another one each time");
      require(first == null || type.isInstance(first), first + " is no " + type);
      found += first == null ? 0 : 1;
    }
    require(found > 0, "It has nothing of what its descriptor names");
    require(connector.capability(Unheard.class).isEmpty(), "It has what nobody heard of");
  }

  private void checkFails(Connector connector) {
    CheckReport report = connector.check();
    require(!report.passed(), "The check passed");
    require(
        report.checks().stream().noneMatch(check -> check.detail().isBlank()),
        "A check says nothing");
  }

  private void showsNoSecret(Connector connector) {
    String shown =
        connector + " " + connector.descriptor() + " " + connector.check() + " " + provider;
    for (Setting setting : provider.descriptor().settings()) {
      String value = settings.get(setting.name());
      boolean secret = setting.kind() == Setting.Kind.SECRET && value != null;
      require(!secret || !shown.contains(value), setting + " is shown");
    }
  }

  private interface Unheard {}
}
