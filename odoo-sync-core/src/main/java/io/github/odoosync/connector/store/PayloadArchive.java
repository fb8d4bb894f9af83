package io.github.odoosync.connector.store;

import io.github.odoosync.lane.Payload;
import java.util.List;
import java.util.Optional;

/** Keeps raw payloads for a time, so that people can see what another system really sent. */
public interface PayloadArchive {

  /**
   * Keeps a payload; the same again is kept for longer, never doubled and never for shorter.
   *
   * @return its {@link RawPayload#id}
   */
  String keep(RawPayload raw);

  /** Returns a payload by its id; empty if it is not there any more. */
  Optional<Payload> find(String id);

  /** Returns the ids of what came about a subject, the newest first. */
  List<String> of(String connector, String subject, int limit);
}
