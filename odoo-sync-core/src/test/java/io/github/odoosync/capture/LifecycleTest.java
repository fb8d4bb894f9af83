package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.odoosync.lane.Message;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads: none before the start, none after the end, and real ones between. */
@Timeout(120)
class LifecycleTest {

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("odoo-sync-capture"))
        .count();
  }

  @Test
  void changesReachTheHandlerThroughRealThreadsAndNoneIsLeft() throws InterruptedException {
    Set<String> handled = ConcurrentHashMap.newKeySet();
    Consumer shop =
        Consumer.named("category")
            .on(
                Change.TYPE,
                Change.VERSION,
                ChangeHandler.of(
                    change -> {
                      handled.add(CaptureLab.shown(change));
                      return Result.done();
                    }))
            .build();
    Consumer webhook =
        Consumer.named("webhook")
            .on("odoo", 1, delivery -> lab.capture.hints().handle(delivery))
            .build();
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(
        all ->
            all.stream(CATEGORIES)
                .sentinel("test")
                .nanos(System::nanoTime)
                .hotEvery(Duration.ofHours(1)));
    assertThat(threads()).isZero();
    try (Dispatcher dispatcher =
        Dispatcher.builder(lab.outbox).consumer(shop).consumer(webhook).build()) {
      dispatcher.start();
      lab.capture.start();
      assertThat(threads()).isEqualTo(2);
      assertThatIllegalStateException().isThrownBy(lab.capture::start);
      await(handled, "1=All");
      long id = lab.odoo.create("product.category", Map.of("name", "new"));
      Message hook =
          Message.of("webhook", "odoo", 1)
              .json(Map.of("_model", "product.category", "_id", id))
              .build();
      lab.outbox.enqueue(hook);
      await(handled, id + "=new");
    }
    lab.capture.close();
    lab.capture.close();
    assertThat(threads()).isZero();
    assertThat(lab.store.captures().hold("category", "another", Duration.ofMinutes(1)))
        .as("the stream is given back")
        .isPresent();
  }

  private static void await(Set<String> handled, String wanted) throws InterruptedException {
    while (!handled.contains(wanted)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
