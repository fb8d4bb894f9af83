package io.github.odoosync.connector;

import io.github.odoosync.lane.Payload;

/**
 * What was read of one record of another system.
 *
 * @param <T> what it was read as
 */
public sealed interface SourceRecord<T> {

  /** Returns the system's own id of the record. */
  String id();

  /**
   * It is there.
   *
   * @param <T> what it was read as
   * @param id the system's own id of it
   * @param version what changes whenever the record does, such as its time of change; empty where
   *     the system has nothing of the kind
   * @param value what it says
   */
  record Found<T>(String id, String version, T value) implements SourceRecord<T> {}

  /**
   * It is there no more.
   *
   * @param <T> what it would be read as
   * @param id the system's own id of it
   */
  record Gone<T>(String id) implements SourceRecord<T> {}

  /**
   * It cannot be understood. The others of its page are none the worse for it; this one is kept for
   * people to look at.
   *
   * @param <T> what it would be read as
   * @param id the system's own id of it; empty if not even that could be read
   * @param raw what came, as it came
   * @param reason what is wrong, without quoting the content
   */
  record Unreadable<T>(String id, Payload raw, String reason) implements SourceRecord<T> {}
}
