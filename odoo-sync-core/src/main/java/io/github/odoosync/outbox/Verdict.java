package io.github.odoosync.outbox;

import io.github.odoosync.lane.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the end of a call means for its message, before the consumer's policy is applied. */
sealed interface Verdict {

  /** The one instance: it is needed for every message. */
  Verdict DONE = new Done();

  /** Nothing was tried that counts; the lane is given back. */
  Verdict NOT_BEGUN = new Later("", Duration.ZERO);

  /** The lane belongs to somebody else: nothing is stored. */
  Verdict LOST = new Lost();

  record Done() implements Verdict {}

  record Lost() implements Verdict {}

  /** No attempt counts. */
  record Later(String reason, Duration delay) implements Verdict {}

  /**
   * An attempt counts.
   *
   * @param exactly how long until the next; null for the consumer's own backoff
   * @param atLeast the shortest that the backoff may be
   */
  record Failed(Trouble trouble, @Nullable Duration exactly, Duration atLeast) implements Verdict {}

  /** No further attempt can succeed; the consumer says what happens then. */
  record Hopeless(Trouble trouble) implements Verdict {}

  /** Nobody knows whether the effect is there. */
  record Unclear(Trouble trouble) implements Verdict {}

  /** The probe could not tell either. */
  record StillUnclear(Trouble trouble) implements Verdict {}

  /** People have to look. */
  record Stop(Trouble trouble) implements Verdict {}

  /** The message leaves its lane. */
  record Give(Trouble trouble) implements Verdict {}
}
