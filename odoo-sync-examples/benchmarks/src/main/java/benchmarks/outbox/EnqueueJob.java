package benchmarks.outbox;

import benchmarks.Contestant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Messages from several threads at once, each in a transaction of its own. */
final class EnqueueJob implements Contestant {

  static final int CONNECTIONS = 8;

  private final Database database;
  private final String name;
  private final int keys;
  private final Enqueue enqueue;
  private final Clear clear;

  EnqueueJob(Database database, String name, int keys, Enqueue enqueue, Clear clear) {
    this.database = database;
    this.name = name;
    this.keys = keys;
    this.enqueue = enqueue;
    this.clear = clear;
  }

  /** Stores one message and commits. */
  interface Enqueue {
    void one(Message message) throws Exception;
  }

  /** Forgets what was stored. */
  interface Clear {
    void all() throws Exception;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare(int records) throws Exception {
    database.settle();
  }

  @Override
  public long run(int records) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < CONNECTIONS; thread++) {
        int first = thread;
        running.add(threads.submit(() -> send(first, records)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return records;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void cleanUp() throws Exception {
    clear.all();
  }

  private Object send(int first, int records) throws Exception {
    Backlog shape = new Backlog(records, keys, 1);
    for (int position = first; position < records; position += CONNECTIONS) {
      enqueue.one(shape.at(position));
    }
    return name;
  }
}
