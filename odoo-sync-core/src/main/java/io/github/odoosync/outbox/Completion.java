package io.github.odoosync.outbox;

import io.github.odoosync.lane.Settlement;

/** The end of a claim on its way to the store. Used by one thread at a time. */
final class Completion {

  private final Hold hold;
  private final Settlement settlement;
  private boolean perhapsStored;
  private int busy;
  private int refused;
  private long refusedAfter = -1;

  Completion(Hold hold, Settlement settlement) {
    this.hold = hold;
    this.settlement = settlement;
  }

  Hold hold() {
    return hold;
  }

  Settlement settlement() {
    return settlement;
  }

  /** Notes that the connection broke in the middle: the store may have kept it. */
  void noteBroken() {
    perhapsStored = true;
  }

  boolean perhapsStored() {
    return perhapsStored;
  }

  /** Notes that a producer locks the lane and returns how often that was so in a row. */
  int noteBusy() {
    return ++busy;
  }

  void forgetBusy() {
    busy = 0;
  }

  /**
   * Notes that the store refused this one alone.
   *
   * @param successes how many batches the store has taken: it works for others if it took some
   *     since the last time
   * @return how often it was refused although the store works
   */
  int noteRefused(long successes) {
    if (successes > refusedAfter) {
      refusedAfter = successes;
      refused++;
    }
    return refused;
  }
}
