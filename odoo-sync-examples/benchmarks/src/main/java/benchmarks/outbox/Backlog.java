package benchmarks.outbox;

/**
 * Messages that wait.
 *
 * @param messages how many
 * @param keys how many keys they have; 0 for messages without one
 * @param run how many of a key come after each other before the next key's
 */
record Backlog(int messages, int keys, int run) {

  static Backlog unordered(int messages) {
    return new Backlog(messages, 0, 1);
  }

  Backlog atMost(int most) {
    return messages <= most ? this : new Backlog(most, keys, run);
  }

  /** Returns the message at this place, from 0. */
  Message at(long place) {
    if (keys == 0) {
      return Message.of(null, place);
    }
    long lap = place / ((long) run * keys);
    return Message.of("key-" + place / run % keys, lap * run + place % run);
  }
}
