package io.github.odoosync.model.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random shipment told in order, one event at least an hour after the other, and what a clerk who
 * saw it all in order would say of it.
 */
final class Story {

  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private static final List<ShipmentPhase> LADDER =
      List.of(
          ShipmentPhase.CREATED,
          ShipmentPhase.AWAITING_PICKUP,
          ShipmentPhase.PICKED_UP,
          ShipmentPhase.IN_TRANSIT,
          ShipmentPhase.OUT_FOR_DELIVERY,
          ShipmentPhase.AVAILABLE_FOR_PICKUP);

  private static final List<MilestoneCode> CODES =
      List.of(
          MilestoneCode.LABEL_CREATED,
          MilestoneCode.AWAITING_PICKUP,
          MilestoneCode.PICKED_UP,
          MilestoneCode.ARRIVED_FACILITY,
          MilestoneCode.OUT_FOR_DELIVERY,
          MilestoneCode.AVAILABLE_FOR_PICKUP);

  private final Random random;
  private final List<Milestone> events = new ArrayList<>();
  private Instant now = START;
  private ShipmentPhase step = ShipmentPhase.UNKNOWN;
  private boolean delivered;
  private boolean goingBack;
  private boolean returned;
  private boolean deliveredBack;
  private ShipmentPhase stepOnTheWayBack = ShipmentPhase.UNKNOWN;
  private boolean lost;
  private boolean cancelled;
  private boolean lostButDelivered;
  private boolean cancelledButDelivered;
  private int attempts;

  Story(long seed) {
    this.random = new Random(seed);
    int length = random.nextInt(10);
    for (int i = 0; i < length; i++) {
      goOn();
    }
  }

  List<Milestone> events() {
    return events;
  }

  int attempts() {
    return attempts;
  }

  /** Returns what the clerk says. */
  ShipmentPhase phase() {
    if (lost) {
      return ShipmentPhase.LOST;
    }
    if (goingBack) {
      return returned || deliveredBack ? ShipmentPhase.RETURNED : ShipmentPhase.RETURNING;
    }
    if (cancelled) {
      return ShipmentPhase.CANCELLED;
    }
    return delivered ? ShipmentPhase.DELIVERED : step;
  }

  private void goOn() {
    now = now.plus(Duration.ofMinutes(60 + random.nextInt(2000)));
    int chance = random.nextInt(100);
    if (chance < 55) {
      move();
    } else if (chance < 65) {
      deliver();
    } else if (chance < 72) {
      attempt();
    } else if (chance < 78) {
      trouble();
    } else if (chance < 83 && delivered) {
      takeBackTheDelivery();
    } else if (chance < 88) {
      goBack();
    } else if (chance < 91 && goingBack) {
      callOffTheReturn();
    } else if (chance < 95) {
      tell(MilestoneCode.LOST);
      lost = true;
    } else if (chance < 97 && lost) {
      tell(MilestoneCode.FOUND);
      lost = false;
      lostButDelivered = false;
    } else if (!delivered && !goingBack) {
      tell(MilestoneCode.CANCELLED);
      cancelled = true;
    }
  }

  private void move() {
    int rung = random.nextInt(LADDER.size());
    tell(CODES.get(rung));
    if (rung >= LADDER.indexOf(ShipmentPhase.PICKED_UP)) {
      moved();
    }
    climb(LADDER.get(rung));
  }

  private void deliver() {
    tell(MilestoneCode.DELIVERED);
    boolean wasLost = lost || lostButDelivered;
    boolean wasCancelled = cancelled || cancelledButDelivered;
    moved();
    lostButDelivered = wasLost;
    cancelledButDelivered = wasCancelled;
    if (goingBack) {
      deliveredBack = true;
    } else {
      delivered = true;
    }
  }

  // What the delivery alone had disproved holds again.
  private void takeBackTheDelivery() {
    tell(MilestoneCode.DELIVERY_CORRECTED);
    delivered = false;
    deliveredBack = false;
    lost |= lostButDelivered;
    cancelled |= cancelledButDelivered;
  }

  private void attempt() {
    tell(MilestoneCode.DELIVERY_ATTEMPTED);
    attempts++;
    moved();
    climb(ShipmentPhase.OUT_FOR_DELIVERY);
  }

  private void trouble() {
    tell(random.nextBoolean() ? MilestoneCode.DELAYED : MilestoneCode.INFORMATION);
  }

  private void goBack() {
    boolean arrived = goingBack && random.nextBoolean();
    tell(arrived ? MilestoneCode.RETURNED : MilestoneCode.RETURNING);
    moved();
    goingBack = true;
    returned |= arrived;
  }

  // What it did meanwhile was on the way to the recipient after all.
  private void callOffTheReturn() {
    tell(MilestoneCode.RETURN_CANCELLED);
    goingBack = false;
    returned = false;
    delivered |= deliveredBack;
    deliveredBack = false;
    climb(stepOnTheWayBack);
  }

  private void moved() {
    lost = false;
    cancelled = false;
    lostButDelivered = false;
    cancelledButDelivered = false;
  }

  private void climb(ShipmentPhase reached) {
    if (goingBack) {
      stepOnTheWayBack = higher(reached, stepOnTheWayBack);
    } else {
      step = higher(reached, step);
    }
  }

  private static ShipmentPhase higher(ShipmentPhase one, ShipmentPhase other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private void tell(MilestoneCode code) {
    events.add(
        Milestone.of(code, now)
            .set(Milestone.RECEIVED_AT, now.plusSeconds(random.nextInt(600)))
            .set(Milestone.SOURCE, "carrier")
            .set(Milestone.SOURCE_ID, "e" + events.size())
            .build());
  }
}
