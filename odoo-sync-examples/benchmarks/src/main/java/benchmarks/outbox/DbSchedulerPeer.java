package benchmarks.outbox;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * db-scheduler: lock-and-fetch with the limits that its documentation gives for high throughput,
 * payload stored as it is, a row deleted when it is done. It keeps no order.
 */
final class DbSchedulerPeer implements OutboxPeer {

  private static final int THREADS = 16;
  private static final int POLLERS = 4;

  private final HikariDataSource pool;
  private final Task<byte[]> task;
  private final Scheduler scheduled;
  private final AtomicLong lastId = new AtomicLong();
  private volatile Handler handler;
  private volatile Scheduler running;

  DbSchedulerPeer(Database database) throws SQLException {
    pool = database.pool("db_scheduler", THREADS + POLLERS);
    task =
        Tasks.oneTime("message", byte[].class)
            .execute((one, context) -> handler.handle(new Message(null, one.getData())));
    scheduled = scheduler();
    // From its documentation, without the index that only priorities use.
    Database.execute(
        pool,
        """
        CREATE TABLE IF NOT EXISTS scheduled_tasks (
          task_name text not null, task_instance text not null, task_data bytea,
          execution_time timestamp with time zone not null, picked BOOLEAN not null,
          picked_by text, last_success timestamp with time zone,
          last_failure timestamp with time zone, consecutive_failures INT,
          last_heartbeat timestamp with time zone, version BIGINT not null, priority SMALLINT,
          PRIMARY KEY (task_name, task_instance))
        """,
        "CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time)",
        "CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
  }

  @Override
  public String name() {
    return "db-scheduler 16.12.0";
  }

  @Override
  public void enqueue(Message message) {
    String id = Long.toString(lastId.incrementAndGet());
    Scheduler target = running == null ? scheduled : running;
    // Its single schedule would look for the id first, with a statement of its own.
    Stream<TaskInstance<?>> one = Stream.of(task.instance(id, message.payload()));
    target.scheduleBatch(one, Instant.now());
  }

  @Override
  public void fill(Backlog backlog) throws SQLException {
    long first = lastId.getAndAdd(backlog.messages()) + 1;
    String payload = new String(backlog.at(0).payload(), StandardCharsets.US_ASCII);
    Database.execute(
        pool,
        "INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,"
            + " version) SELECT 'message', id::text, '"
            + payload
            + "'::bytea, now(), false, 1 FROM generate_series("
            + first
            + ", "
            + (first + backlog.messages() - 1)
            + ") id");
  }

  @Override
  public void start(Handler handler) {
    this.handler = handler;
    running = scheduler();
    running.start();
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return Database.isEmpty(pool, "scheduled_tasks");
  }

  @Override
  public void stop() {
    running.stop();
    running = null;
  }

  @Override
  public void clear() throws SQLException {
    Database.execute(pool, "TRUNCATE scheduled_tasks");
  }

  @Override
  public ClaimLoop claimLoop() {
    return new Claims();
  }

  @Override
  public void close() {
    pool.close();
  }

  private Scheduler scheduler() {
    return Scheduler.create(pool, task)
        .threads(THREADS)
        .pollUsingLockAndFetch(1.0, 4.0)
        .pollingInterval(Duration.ofMillis(50))
        .enableImmediateExecution()
        .serializer(new Bytes())
        .shutdownMaxWait(Duration.ofSeconds(5))
        .build();
  }

  /** Bytes stay bytes. */
  private static final class Bytes implements Serializer {

    @Override
    public byte[] serialize(Object data) {
      return (byte[]) data;
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
      return type.cast(data);
    }
  }

  /** Its poll by hand. */
  private final class Claims implements ClaimLoop {

    private final Clock clock = new SystemClock();
    private final JdbcTaskRepository repository =
        new JdbcTaskRepository(
            pool,
            true,
            JdbcTaskRepository.DEFAULT_TABLE_NAME,
            new TaskResolver(SchedulerListeners.NOOP, clock, List.of(task)),
            new SchedulerName.Fixed("bench"),
            false,
            clock);
    private List<Execution> claimed = List.of();

    @Override
    public int claim(int limit) {
      claimed = repository.lockAndGetDue(clock.now(), limit);
      return claimed.size();
    }

    @Override
    public void settle() {
      claimed.forEach(repository::remove);
    }
  }
}
