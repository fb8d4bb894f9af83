package benchmarks.outbox;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Result;
import java.sql.SQLException;
import java.util.List;

/** odoo-sync as an application uses it: outbox and dispatcher, settings as they come. */
final class OdooSyncPeer implements OutboxPeer {

  private static final int CONNECTIONS = 12;

  private final OdooSyncStore store;
  private Dispatcher dispatcher;

  OdooSyncPeer(Database database) throws SQLException {
    store = new OdooSyncStore(database, "odoo_sync", CONNECTIONS);
  }

  @Override
  public String name() {
    return "odoo-sync";
  }

  @Override
  public void enqueue(Message message) throws SQLException {
    store.enqueue(message);
  }

  @Override
  public void fill(Backlog backlog) throws SQLException {
    store.fill(backlog);
  }

  @Override
  public void start(Handler handler) {
    Consumer consumer =
        Consumer.named(OdooSyncStore.TOPIC)
            .onAny(
                delivery -> {
                  handler.handle(OdooSyncStore.fromStore(delivery.message()));
                  return Result.done();
                })
            .build();
    dispatcher = Dispatcher.builder(store.outbox()).consumer(consumer).build();
    dispatcher.start();
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return store.isEmpty();
  }

  @Override
  public void purge() {
    store.purge();
  }

  @Override
  public void stop() {
    dispatcher.close();
  }

  @Override
  public void clear() throws SQLException {
    store.clear();
  }

  @Override
  public ClaimLoop claimLoop() {
    return new Claims();
  }

  @Override
  public void close() {
    store.close();
  }

  /** Its claim by hand. */
  private final class Claims implements ClaimLoop {

    private List<ClaimedLane> claimed = List.of();

    @Override
    public int claim(int limit) {
      claimed = store.claim("bench", limit, 1);
      return claimed.size();
    }

    @Override
    public void settle() {
      store.settle("bench", claimed);
    }
  }
}
