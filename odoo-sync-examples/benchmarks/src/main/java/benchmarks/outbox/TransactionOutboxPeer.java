package benchmarks.outbox;

import com.gruelbox.transactionoutbox.DefaultPersistor;
import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * gruelbox transaction-outbox: a flush loop that never waits while there is work, and an executor
 * as wide as the pool. This version keeps no order.
 */
final class TransactionOutboxPeer implements OutboxPeer {

  private static final int THREADS = 16;
  private static final int FLUSH = 4096;

  private final HikariDataSource pool;
  private final TransactionManager transactions;
  private final DefaultPersistor persistor =
      DefaultPersistor.builder().dialect(Dialect.POSTGRESQL_9).build();
  private final TransactionOutbox outbox;
  private volatile Handler handler;
  private volatile ThreadPoolExecutor workers;
  private Thread flusher;

  TransactionOutboxPeer(Database database) throws SQLException {
    pool = database.pool("transaction_outbox", THREADS + 1);
    transactions = TransactionManager.fromDataSource(pool);
    outbox =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(persistor)
            .instantiator(Instantiator.using(type -> new Task(this)))
            .submitter(new WhileRunning())
            .flushBatchSize(FLUSH)
            .attemptFrequency(Duration.ofMinutes(30))
            .serializeMdc(false)
            .build();
  }

  @Override
  public String name() {
    return "transaction-outbox 4.2.268";
  }

  @Override
  public void enqueue(Message message) {
    String payload = new String(message.payload(), StandardCharsets.US_ASCII);
    transactions.inTransaction(() -> outbox.schedule(Task.class).run(message.key(), payload));
  }

  @Override
  public void fill(Backlog backlog) throws SQLException {
    enqueue(backlog.at(0));
    Database.execute(
        pool,
        "INSERT INTO txno_outbox (id, invocation, nextattempttime, attempts, blocked, version,"
            + " processed) SELECT gen_random_uuid()::text, invocation, localtimestamp, 0, false,"
            + " 0, false FROM (SELECT * FROM txno_outbox LIMIT 1) one,"
            + " generate_series(2, "
            + backlog.messages()
            + ")",
        // A new entry is meant for its post-commit hook and not due for a flush until much later.
        "UPDATE txno_outbox SET nextattempttime = localtimestamp WHERE version = 0");
  }

  @Override
  public void start(Handler handler) {
    this.handler = handler;
    ThreadPoolExecutor mine =
        new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    workers = mine;
    flusher = new Thread(() -> flush(mine), "flush");
    flusher.start();
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return Database.isEmpty(pool, "txno_outbox");
  }

  @Override
  public void stop() throws InterruptedException {
    ThreadPoolExecutor ending = workers;
    workers = null;
    flusher.join();
    ending.shutdown();
    ending.awaitTermination(1, TimeUnit.MINUTES);
  }

  @Override
  public void clear() throws SQLException {
    Database.execute(pool, "TRUNCATE txno_outbox");
  }

  @Override
  public ClaimLoop claimLoop() {
    return new Claims();
  }

  @Override
  public void close() {
    pool.close();
  }

  private void flush(ThreadPoolExecutor mine) {
    try {
      while (workers == mine) {
        if (mine.getQueue().size() > FLUSH || !outbox.flush()) {
          Thread.sleep(5);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the entries call; public because its proxy is made elsewhere. */
  public static class Task {

    private final TransactionOutboxPeer peer;

    /** Makes the one that is really called. */
    Task(TransactionOutboxPeer peer) {
      this.peer = peer;
    }

    /** Handles one message. */
    public void run(String key, String payload) {
      peer.handler.handle(new Message(key, payload.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** Runs entries after their commit while the peer runs, and leaves them stored otherwise. */
  private final class WhileRunning implements Submitter {

    @Override
    public void submit(TransactionOutboxEntry entry, Consumer<TransactionOutboxEntry> work) {
      ThreadPoolExecutor running = workers;
      if (running != null) {
        running.execute(() -> work.accept(entry));
      }
    }
  }

  /** Its flush by hand: the select, then one update an entry, in one transaction. */
  private final class Claims implements ClaimLoop {

    private List<TransactionOutboxEntry> claimed = List.of();

    @Override
    public int claim(int limit) throws Exception {
      claimed =
          transactions.inTransactionReturnsThrows(
              tx -> {
                Instant now = Instant.now();
                var batch = persistor.selectBatch(tx, limit, now);
                for (TransactionOutboxEntry entry : batch) {
                  entry.setNextAttemptTime(now.plus(Duration.ofMinutes(30)));
                  persistor.update(tx, entry);
                }
                return batch;
              });
      return claimed.size();
    }

    @Override
    public void settle() throws Exception {
      transactions.inTransactionThrows(
          tx -> {
            for (TransactionOutboxEntry entry : claimed) {
              persistor.delete(tx, entry);
            }
          });
    }
  }
}
