package orderflow;

import io.github.odoosync.standin.EasyPostServer;
import io.github.odoosync.standin.EasyPostServer.Sold;
import io.github.odoosync.standin.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A carrier behind EasyPost: it sells labels, and each parcel that has one travels and is told of.
 */
final class Carrier implements AutoCloseable {

  static final String KEY = "the account's key";
  static final String SECRET = "the webhook's secret";
  static final String SENDER = "adr_order_flow";

  private static final List<String> JOURNEY =
      List.of("pre_transit", "in_transit", "out_for_delivery", "delivered");
  private static final Instant FIRST_LEG = Instant.parse("2026-03-01T09:00:00Z");
  private static final int LEG_MILLIS = 500;

  private final EasyPostServer server = new EasyPostServer(KEY, SECRET);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Http::daemon);
  private final AtomicInteger travelling = new AtomicInteger();
  private int collected;

  Carrier() {
    timer.scheduleWithFixedDelay(this::collect, 0, 100, TimeUnit.MILLISECONDS);
  }

  /** Returns where its API is. */
  String url() {
    return server.address();
  }

  private void collect() {
    List<Sold> sold = server.sold();
    sold.subList(collected, sold.size()).forEach(this::send);
    collected = sold.size();
  }

  private void send(Sold label) {
    travelling.incrementAndGet();
    for (int leg = 0; leg < JOURNEY.size(); leg++) {
      int reached = leg;
      timer.schedule(
          () -> report(label.trackingNumber(), reached),
          1_000 + (long) leg * LEG_MILLIS,
          TimeUnit.MILLISECONDS);
    }
  }

  private void report(String trackingNumber, int leg) {
    String status = JOURNEY.get(leg);
    server.report(trackingNumber, FIRST_LEG.plusSeconds(leg), status, null, status);
    if (leg == JOURNEY.size() - 1) {
      travelling.decrementAndGet();
    }
  }

  /** Returns all labels that were sold. */
  List<Sold> labels() {
    return server.sold();
  }

  /** Returns how many parcels are on their way. */
  int travelling() {
    return travelling.get();
  }

  /** Returns what it has to tell. */
  Webhooks webhooks() {
    return server.webhooks();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    server.close();
  }
}
