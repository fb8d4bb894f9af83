package orderflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The systems around the sync process, what stands before each of them, and their webhooks. */
record World(
    Shop shop,
    Carrier carrier,
    FaultProxy beforeOdoo,
    FaultProxy beforeShop,
    FaultProxy beforeCarrier,
    Messenger fromShop,
    Messenger fromCarrier)
    implements AutoCloseable {

  private static final double LOST_BY_THE_SHOP = 0.1;

  /**
   * Opens it.
   *
   * @param port where the sync process takes webhooks
   */
  static World open(String odooUrl, int port, long seed) throws IOException {
    String webhooks = "http://127.0.0.1:" + port + "/webhooks/";
    Shop shop = new Shop(new Random(seed + 1));
    Carrier carrier = new Carrier();
    return new World(
        shop,
        carrier,
        FaultProxy.beforeOdoo(odooUrl, new Random(seed + 2)),
        FaultProxy.before(shop.url(), new Random(seed + 3)),
        FaultProxy.before(carrier.url(), new Random(seed + 4)),
        new Messenger(shop.webhooks(), webhooks + "shop", LOST_BY_THE_SHOP, new Random(seed + 5)),
        new Messenger(carrier.webhooks(), webhooks + "carrier", 0, new Random(seed + 6)));
  }

  /** Returns where the sync process finds everything: behind the proxies. */
  Places places(String database, String login, int port, Path folder, String run) {
    return new Places(
        beforeOdoo.url(),
        database,
        login,
        beforeShop.url(),
        beforeCarrier.url(),
        port,
        folder,
        run);
  }

  /** Spoils this share of all calls from now on. */
  void spoil(double share) {
    proxies().forEach(proxy -> proxy.spoil(share));
  }

  /** Returns whether parcels or webhooks are on their way. */
  boolean moving() {
    return carrier.travelling() > 0 || fromShop.waiting() > 0 || fromCarrier.waiting() > 0;
  }

  /** Returns what went wrong, for people. */
  List<String> troubles() {
    return List.of(
        "answers swallowed after the work was done: %d of Odoo, %d of the shop, %d of the carrier"
            .formatted(beforeOdoo.swallowed(), beforeShop.swallowed(), beforeCarrier.swallowed()),
        "%d calls answered 429 or 503, %d throttled by the shop"
            .formatted(proxies().mapToInt(FaultProxy::refused).sum(), shop.throttled()),
        "%d webhooks sent twice, %d not taken and sent again, %d lost"
            .formatted(
                fromShop.doubled() + fromCarrier.doubled(),
                fromShop.refused() + fromCarrier.refused(),
                fromShop.lost()));
  }

  private Stream<FaultProxy> proxies() {
    return Stream.of(beforeOdoo, beforeShop, beforeCarrier);
  }

  @Override
  public void close() {
    fromShop.close();
    fromCarrier.close();
    proxies().forEach(FaultProxy::close);
    carrier.close();
    shop.close();
  }
}
