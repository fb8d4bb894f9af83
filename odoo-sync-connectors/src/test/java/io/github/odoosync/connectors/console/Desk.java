package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts messages into lanes and has them fail. */
final class Desk {

  static final String FLOW = "odoo";

  private final LaneStore store;

  Desk(LaneStore store) {
    this.store = store;
  }

  /** Stops the lane of a message at its head, and returns the dead letter's id. */
  long parked(Message message, String why) {
    ClaimedLane lane = claimed(message);
    settle(new Settlement.Park(lane.held(), lane.doneSeq(), trouble(why)));
    return newest();
  }

  /** Takes a message out of its lane, and returns the dead letter's id. */
  long dead(Message message, String why) {
    ClaimedLane lane = claimed(message);
    settle(new Settlement.Bury(lane.held(), lane.doneSeq(), trouble(why)));
    return newest();
  }

  void waiting(Message message) {
    store.enqueue(List.of(new Enqueue(FLOW, message, List.of())));
  }

  DeadLetter letter(long id) {
    return store.deadLetters(DeadLetterQuery.all().ofId(id)).get(0);
  }

  static Message order(String key) {
    return Message.of("sale.order", "order.confirmed", 1)
        .key(key)
        .json(Map.of("number", key))
        .build();
  }

  static Trouble trouble(String why) {
    return new Trouble(Category.DATA, "odoo.validation", why, "fingerprint-1");
  }

  private ClaimedLane claimed(Message message) {
    waiting(message);
    return store.claim(new ClaimRequest(FLOW, "desk", Duration.ofMinutes(1), 1, 1)).get(0);
  }

  private void settle(Settlement settlement) {
    store.settle("desk", List.of(settlement));
  }

  private long newest() {
    return store.deadLetters(DeadLetterQuery.open().limit(10_000)).stream()
        .mapToLong(DeadLetter::id)
        .max()
        .orElseThrow();
  }
}
