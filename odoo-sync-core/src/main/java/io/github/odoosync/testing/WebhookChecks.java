package io.github.odoosync.testing;

import static io.github.odoosync.testing.Checks.require;

import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.observe.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a receiver of webhooks has to keep. */
final class WebhookChecks {

  private static final List<String> JUNK =
      List.of("", "{", "{}", "[]", "null", "7", "\"a\"", "\0", "<a/>", "[".repeat(10_000));

  private final WebhookRig rig;

  private WebhookChecks(WebhookRig rig) {
    this.rig = rig;
  }

  static List<ContractCase> cases(Supplier<? extends WebhookRig> rigs) {
    return List.of(
        of("what is genuine is taken", rigs, WebhookChecks::genuineIsTaken),
        of("each secret in use is good", rigs, WebhookChecks::secretsAreGood),
        of("another secret is refused", rigs, WebhookChecks::otherSecretIsRefused),
        of("a changed body is refused", rigs, WebhookChecks::changedBodyIsRefused),
        of("what is not signed is not taken", rigs, WebhookChecks::unsignedIsNotTaken),
        of("a second copy is known again", rigs, WebhookChecks::copyIsKnown),
        of("two events are two messages", rigs, WebhookChecks::eventsDiffer),
        of("signed nonsense breaks nothing", rigs, WebhookChecks::nonsenseBreaksNothing));
  }

  private static ContractCase of(
      String name, Supplier<? extends WebhookRig> rigs, Consumer<WebhookChecks> check) {
    return Checks.<WebhookRig>of(name, rigs, rig -> check.accept(new WebhookChecks(rig)));
  }

  private void genuineIsTaken() {
    require(!ids(sent(1)).isEmpty(), "It tells nothing");
  }

  private void secretsAreGood() {
    require(rig.secrets().size() > 1, "The rig has two secrets at least");
    for (Secret secret : rig.secrets()) {
      ids(rig.sent(rig.body(1), secret));
    }
  }

  private void otherSecretIsRefused() {
    requireRefused(rig.sent(rig.body(1), rig.otherSecret()), rig.body(1));
  }

  private void changedBodyIsRefused() {
    byte[] body = rig.body(1);
    for (int i = 0; i < body.length; i += Math.max(1, body.length / 16)) {
      byte[] changed = body.clone();
      changed[i] ^= 1;
      requireRefused(sent(1), changed);
    }
  }

  private void unsignedIsNotTaken() {
    WebhookRequest bare =
        WebhookRequest.of("POST", "/", Map.of(), rig.body(1), sent(1).receivedAt());
    WebhookVerdict verdict = verdict(bare);
    require(!(verdict instanceof WebhookVerdict.Accepted), "It was taken without a signature");
  }

  private void copyIsKnown() {
    List<String> first = ids(sent(1));
    List<String> again = ids(sent(1));
    require(first.equals(again), "The copy has other ids: " + again + ", not " + first);
  }

  private void eventsDiffer() {
    List<String> first = ids(sent(1));
    require(ids(sent(2)).stream().noneMatch(first::contains), "Both have the ids " + first);
  }

  private void nonsenseBreaksNothing() {
    for (String junk : JUNK) {
      byte[] body = junk.getBytes(StandardCharsets.UTF_8);
      WebhookVerdict ignored = verdict(rig.sent(body, rig.secrets().get(0)));
    }
  }

  private WebhookRequest sent(int number) {
    return rig.sent(rig.body(number), rig.secrets().get(0));
  }

  private void requireRefused(WebhookRequest genuine, byte[] body) {
    WebhookVerdict verdict = verdict(genuine.withBody(body));
    require(verdict instanceof WebhookVerdict.Refused, "It was not refused");
  }

  private @Nullable WebhookVerdict verdict(WebhookRequest request) {
    try {
      return rig.receiver().receive(request);
    } catch (DecodingException e) {
      return null;
    }
  }

  private List<String> ids(WebhookRequest request) {
    WebhookVerdict verdict = verdict(request);
    if (verdict instanceof WebhookVerdict.Accepted accepted) {
      return accepted.messages().stream().map(WebhookChecks::id).toList();
    }
    throw new AssertionError("It was not taken: " + verdict);
  }

  private static String id(InboxMessage message) {
    return message.message().id();
  }
}
