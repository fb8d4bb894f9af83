package io.github.odoosync.connector.store;

import java.util.Map;

/**
 * What is kept of a command.
 *
 * @param state how it stands
 * @param notes what its handler noted, by name
 */
public record CommandRecord(State state, Map<String, String> notes) {

  /** How a command stands. */
  public enum State {
    /** It was surely not carried out. */
    CLEAR,
    /** An attempt was begun, so it may have been carried out. */
    BEGUN,
    /** It may have been carried out, and people were asked. */
    ASKED,
    /** It was carried out; what is kept of it may be forgotten after a time. */
    ENDED
  }

  /** Copies the notes. */
  public CommandRecord {
    notes = Map.copyOf(notes);
  }
}
