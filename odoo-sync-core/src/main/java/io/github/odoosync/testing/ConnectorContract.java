package io.github.odoosync.testing;

import io.github.odoosync.connector.ConnectorProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every connector has to keep, as cases that any test framework can run. In JUnit:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> orders() {
 *   return ConnectorContract.command(MyOrderRig::new).stream()
 *       .map(each -> DynamicTest.dynamicTest(each.name(), each::run));
 * }
 * }</pre>
 *
 * <p>A rig is the connector together with a stand-in of its system, over real HTTP where the system
 * speaks it. Each case opens a rig of its own and closes it.
 */
public final class ConnectorContract {

  private ConnectorContract() {}

  /**
   * Returns what a provider has to keep.
   *
   * @param settings good ones, but of a system that cannot be reached: such as a port of this
   *     machine at which nobody listens
   */
  public static List<ContractCase> provider(
      ConnectorProvider provider, Map<String, String> settings) {
    return new ProviderChecks(provider, settings).cases();
  }

  /** Returns what a source has to keep. */
  public static List<ContractCase> source(Supplier<? extends SourceRig> rigs) {
    return SourceChecks.cases(rigs);
  }

  /** Returns what the handler of a command has to keep. */
  public static <C, R> List<ContractCase> command(Supplier<? extends CommandRig<C, R>> rigs) {
    return CommandChecks.cases(rigs);
  }

  /** Returns what a receiver of webhooks has to keep. */
  public static List<ContractCase> webhook(Supplier<? extends WebhookRig> rigs) {
    return WebhookChecks.cases(rigs);
  }
}
