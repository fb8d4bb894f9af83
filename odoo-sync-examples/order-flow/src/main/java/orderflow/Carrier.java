package orderflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small carrier: it makes one label for a reference, however often it is asked, and tells by
 * webhooks how the parcel travels. Every eighth answer it swallows after the label was made.
 */
final class Carrier implements AutoCloseable {

  private static final List<String> JOURNEY =
      List.of("pre_transit", "in_transit", "out_for_delivery", "delivered");
  private static final int LEG_MILLIS = 500;

  private final Http.Server server;
  private final Webhooks webhooks;
  private final Map<String, String> labels = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger swallowed = new AtomicInteger();

  private Carrier(Webhooks webhooks) throws IOException {
    this.webhooks = webhooks;
    this.server = Http.serve(0, 4, this::handle);
  }

  /**
   * Opens the carrier.
   *
   * @param webhookUrl where its events go
   */
  static Carrier open(String webhookUrl, Random chance) throws IOException {
    return new Carrier(new Webhooks(webhookUrl, chance));
  }

  String url() {
    return server.url();
  }

  private Http.Answer handle(String method, String path, JsonNode body) {
    if (!method.equals("POST") || !path.equals("/labels")) {
      return new Http.Answer(404, Map.of());
    }
    String reference = body.path("reference").asText();
    boolean[] made = {false};
    String tracking =
        labels.computeIfAbsent(
            reference,
            any -> {
              made[0] = true;
              return "1Z%06d".formatted(numbers.incrementAndGet());
            });
    if (made[0]) {
      travel(tracking);
    }
    if (asked.incrementAndGet() % 8 == 0) {
      swallowed.incrementAndGet();
      return new Http.Answer(503, Map.of());
    }
    return Http.Answer.ok(Map.of("tracking", tracking));
  }

  private void travel(String tracking) {
    for (int leg = 0; leg < JOURNEY.size(); leg++) {
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("id", tracking + "-" + leg);
      event.put("tracking", tracking);
      event.put("leg", leg);
      event.put("status", JOURNEY.get(leg));
      webhooks.emit(event, 1_000 + (long) leg * LEG_MILLIS);
    }
  }

  /** Returns the tracking number of each reference that a label was made for. */
  Map<String, String> labels() {
    return Map.copyOf(labels);
  }

  int swallowed() {
    return swallowed.get();
  }

  Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public void close() {
    webhooks.close();
    server.close();
  }
}
