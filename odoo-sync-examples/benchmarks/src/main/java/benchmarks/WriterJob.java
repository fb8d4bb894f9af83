package benchmarks;

import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.testing.MemoryStore;
import io.github.odoosync.writer.Intent;
import io.github.odoosync.writer.OdooWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * Intents through the outbox and the writer, from enqueueing to the last one's end; with looks
 * before and after, results kept, and nothing doubled whatever fails.
 */
final class WriterJob implements Contestant {

  private final OdooClient odoo;
  private final CallLog calls;
  private final BiFunction<String, Integer, List<Intent>> intents;
  private int round;

  WriterJob(OdooClient odoo, CallLog calls, BiFunction<String, Integer, List<Intent>> intents) {
    this.odoo = odoo;
    this.calls = calls;
    this.intents = intents;
  }

  @Override
  public String name() {
    return "the writer";
  }

  @Override
  public long run(int records) throws InterruptedException {
    MemoryStore memory = MemoryStore.create();
    Outbox outbox = Outbox.on(memory.lanes());
    String run = "w" + System.nanoTime() + "r" + round++;
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      intents.apply(run, i).forEach(intent -> messages.add(intent.message("odoo")));
    }
    OdooWriter writer =
        OdooWriter.builder(odoo, OdooMapper.builder(odoo).build(), memory.writer()).build();
    try (Dispatcher dispatcher =
        Dispatcher.builder(outbox).consumer(writer.consumer("odoo").build()).build()) {
      outbox.enqueue(messages);
      dispatcher.start();
      awaitEnd(memory.lanes());
    }
    return records;
  }

  private static void awaitEnd(LaneStore lanes) throws InterruptedException {
    while (lanes.snapshot("odoo").depth() > 0) {
      if (lanes.snapshot("odoo").parked() > 0) {
        throw new IllegalStateException(
            "An intent was refused: " + lanes.deadLetters(DeadLetterQuery.open()).get(0));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Override
  public long calls() {
    return calls.calls();
  }

  /** The leanest calls by hand, one record after the other: no look, no key, no record of it. */
  static Contestant oneByOne(CallLog calls, IntFunction<Runnable> step) {
    return new Contestant() {
      @Override
      public String name() {
        return "one record a call, same client";
      }

      @Override
      public long run(int records) {
        for (int i = 0; i < records; i++) {
          step.apply(i).run();
        }
        return records;
      }

      @Override
      public long calls() {
        return calls.calls();
      }
    };
  }
}
