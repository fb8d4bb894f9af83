package benchmarks.outbox;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.StoredMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** odoo-sync's store in the plainest loop, to tell what its dispatcher costs. */
final class OdooSyncStorePeer implements OutboxPeer {

  private static final int THREADS = 2;
  private static final int LANES = 2000;
  private static final int MESSAGES = 100;

  private final OdooSyncStore store;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean running;

  OdooSyncStorePeer(Database database) throws SQLException {
    store = new OdooSyncStore(database, "odoo_sync_store", THREADS + 1);
  }

  @Override
  public String name() {
    return "odoo-sync, store alone";
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
    running = true;
    for (int i = 0; i < THREADS; i++) {
      String owner = "store-" + i;
      Thread worker = new Thread(() -> work(owner, handler), owner);
      workers.add(worker);
      worker.start();
    }
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
  public void stop() throws InterruptedException {
    running = false;
    for (Thread worker : workers) {
      worker.join();
    }
    workers.clear();
  }

  @Override
  public void clear() throws SQLException {
    store.clear();
  }

  @Override
  public ClaimLoop claimLoop() {
    throw new UnsupportedOperationException("Timed with the dispatcher's peer");
  }

  @Override
  public void close() {
    store.close();
  }

  private void work(String owner, Handler handler) {
    while (running) {
      List<ClaimedLane> claimed = store.claim(owner, LANES, MESSAGES);
      for (ClaimedLane lane : claimed) {
        for (StoredMessage stored : lane.messages()) {
          handler.handle(OdooSyncStore.fromStore(stored.message()));
        }
      }
      store.settle(owner, claimed);
    }
  }
}
