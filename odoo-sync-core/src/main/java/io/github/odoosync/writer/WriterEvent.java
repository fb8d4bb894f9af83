package io.github.odoosync.writer;

import io.github.odoosync.lane.Category;
import io.github.odoosync.observe.SyncEvent;
import java.time.Instant;
import java.util.List;

/** What happens to intents in a writer. */
public sealed interface WriterEvent extends SyncEvent {

  /** Returns the intent it happened to, as {@link Intent#toString} shows it. */
  String intent();

  /** An intent is through: its effect is there, and kept in the store. */
  record Done(Instant at, String intent, IntentResult result) implements WriterEvent {
    @Override
    public String name() {
      return "writer.done";
    }
  }

  /** Odoo held all that the intent says; nothing was sent. */
  record Unchanged(Instant at, String intent, IntentResult result) implements WriterEvent {
    @Override
    public String name() {
      return "writer.unchanged";
    }
  }

  /** An intent came again whose result is kept; nothing was sent. */
  record Replayed(Instant at, String intent, IntentResult result) implements WriterEvent {
    @Override
    public String name() {
      return "writer.replayed";
    }
  }

  /** Nobody knows whether the effect is there; it will be looked for. */
  record Unknown(Instant at, String intent, String reason) implements WriterEvent {
    @Override
    public String name() {
      return "writer.unknown";
    }
  }

  /** An intent was refused for good. */
  record Rejected(Instant at, String intent, Category category, String reason)
      implements WriterEvent {
    @Override
    public String name() {
      return "writer.rejected";
    }
  }

  /** Several records answer to one document. */
  record Twins(Instant at, String intent, String model, List<Long> recordIds)
      implements WriterEvent {

    /** Copies the list. */
    public Twins {
      recordIds = List.copyOf(recordIds);
    }

    @Override
    public String name() {
      return "writer.twins";
    }
  }

  /** The record that a document led to was deleted in Odoo. */
  record Deleted(Instant at, String intent, String model, long recordId, DeletedPolicy policy)
      implements WriterEvent {
    @Override
    public String name() {
      return "writer.deleted";
    }
  }

  /** A trial run says what would be written, and what is there. */
  record Shadowed(Instant at, String intent, ShadowWrite write) implements WriterEvent {
    @Override
    public String name() {
      return "writer.shadowed";
    }
  }

  /** A later deployment writes; this one sends nothing any more. */
  record Fenced(Instant at, String intent, long own, long inForce) implements WriterEvent {
    @Override
    public String name() {
      return "writer.fenced";
    }
  }
}
