package io.github.odoosync.capture;

import io.github.odoosync.lane.Enqueue;
import java.util.List;
import java.util.Map;

/**
 * What was read of a stream, and how far: stored whole or not at all.
 *
 * @param hold the right to store it
 * @param points how far each part of the stream is read, by the part's name
 * @param records what is remembered of the records that were read
 * @param messages the news, on their way to the consumers
 */
public record CaptureCommit(
    StreamHold hold,
    Map<String, String> points,
    List<KnownRecord> records,
    List<Enqueue> messages) {

  /** Copies the collections. */
  public CaptureCommit {
    points = Map.copyOf(points);
    records = List.copyOf(records);
    messages = List.copyOf(messages);
  }
}
