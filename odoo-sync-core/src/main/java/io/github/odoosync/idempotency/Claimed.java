package io.github.odoosync.idempotency;

import java.time.Duration;

/** What became of a {@link KeyClaim}. */
public sealed interface Claimed {

  /**
   * The caller runs it.
   *
   * @param held what it shows to renew or settle the key
   * @param recover whether an earlier run ended without a word or in doubt: its effect may be there
   */
  record Held(HeldKey held, boolean recover) implements Claimed {}

  /**
   * It ended before, well or in an error that is final.
   *
   * @param ending how
   */
  record Ended(Ending ending) implements Claimed {}

  /**
   * Somebody else runs it.
   *
   * @param left how long until that lease ends
   */
  record Running(Duration left) implements Claimed {}

  /**
   * An earlier run ended in doubt and it is too early to look.
   *
   * @param left how long until a look is worth it
   */
  record InDoubt(Duration left) implements Claimed {}

  /** The key belongs to other content. */
  record OtherContent() implements Claimed {}
}
