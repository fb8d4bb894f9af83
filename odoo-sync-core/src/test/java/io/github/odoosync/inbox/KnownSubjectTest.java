package io.github.odoosync.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.DeadLetters;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.outbox.OutboxEvent;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.testing.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** News of parcels whose labels are not known yet. */
@Timeout(120)
class KnownSubjectTest {

  private final MemoryStore store = MemoryStore.create();
  private final Outbox outbox = Outbox.on(store.lanes());
  private final Set<String> labels = ConcurrentHashMap.newKeySet();
  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
  private final BlockingQueue<SyncEvent> events = new LinkedBlockingQueue<>();

  @Test
  void newsOfAParcelWaitForItsLabelAndOthersPassThemBy() throws InterruptedException {
    labels.add("Z2");
    try (Dispatcher dispatcher = dispatcher(Duration.ofDays(30))) {
      news("Z1", "picked up", "delivered");
      news("Z2", "picked up");
      dispatcher.start();
      await(OutboxEvent.MessageDone.class);
      await(OutboxEvent.MessageReleased.class);
      assertThat(handled).containsExactly("Z2 picked up");

      labels.add("Z1");
      await(OutboxEvent.MessageDone.class);
      await(OutboxEvent.MessageDone.class);
      assertThat(handled).containsExactly("Z2 picked up", "Z1 picked up", "Z1 delivered");
    }
  }

  @Test
  void afterAWhileTheyAreParkedAndMatchedWhenPeopleSay() throws InterruptedException {
    try (Dispatcher dispatcher = dispatcher(Duration.ZERO)) {
      news("Z1", "picked up", "delivered");
      dispatcher.start();
      await(OutboxEvent.MessageParked.class);
      DeadLetters parked = DeadLetters.of(store.lanes());
      DeadLetter letter = parked.list(DeadLetterQuery.open()).get(0);
      assertThat(letter.trouble().category()).isEqualTo(Category.DATA);
      assertThat(handled).isEmpty();

      labels.add("Z1");
      parked.replay(letter.id(), new Operator("anna", "the label was made by hand"));
      await(OutboxEvent.MessageDone.class);
      await(OutboxEvent.MessageDone.class);
      assertThat(handled).containsExactly("Z1 picked up", "Z1 delivered");
    }
  }

  private void news(String number, String... texts) {
    for (String text : texts) {
      Message.Builder message = Message.of("tracking", "news", 1).key(number).header("text", text);
      Inbox.on(outbox).accept(InboxMessage.of("carrier", number + " " + text, message).build());
    }
  }

  private Dispatcher dispatcher(Duration patience) {
    KnownSubject handler =
        new KnownSubject(
            message -> message.key().filter(labels::contains).isPresent(),
            delivery -> {
              Message message = delivery.message();
              handled.add(message.key().orElseThrow() + " " + message.headers().get("text"));
              return Result.done();
            },
            Duration.ofMillis(5),
            patience,
            Clock.systemUTC());
    return Dispatcher.builder(outbox)
        .consumer(Consumer.named("tracking").on("news", 1, handler).build())
        .listener(events::add)
        .drainTimeout(Duration.ZERO)
        .build();
  }

  private void await(Class<? extends OutboxEvent> kind) throws InterruptedException {
    SyncEvent event = events.take();
    while (!kind.isInstance(event)) {
      event = events.take();
    }
  }
}
