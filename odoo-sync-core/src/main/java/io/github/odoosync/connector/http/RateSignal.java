package io.github.odoosync.connector.http;

import java.time.Duration;

/** What an answer says of a limit; it corrects what is counted here. */
public sealed interface RateSignal {

  /** Returns the name of the scope. */
  String scope();

  /**
   * Nothing more for a while.
   *
   * @param scope the name of the scope
   * @param time for how long
   */
  record Pause(String scope, Duration time) implements RateSignal {}

  /**
   * So many requests are left in the window.
   *
   * @param scope the name of a {@link RateLimit.Window}'s scope
   * @param requests how many
   */
  record Left(String scope, int requests) implements RateSignal {}

  /**
   * So full is the bucket, and so large.
   *
   * @param scope the name of a {@link RateLimit.Bucket}'s scope
   * @param available what is in it
   * @param capacity what it holds
   * @param perSecond what comes back in a second
   */
  record Level(String scope, int available, int capacity, int perSecond) implements RateSignal {}
}
