package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.UpsertRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ties records to keys, each by a note on the record that people see, too.
 *
 * <p>Odoo has steps that make a new record at each call and know no key. Where several calls make
 * one each for the same key, all put their record forward here, and the first stays: the note has
 * the key as its external id, is made by {@code load()}, and is never moved. Thread-safe.
 */
final class KeyNotes {

  private static final String NOTE = Notes.MODEL;

  private final Server server;
  private final String kind;
  private final String model;

  /**
   * Prepares the notes of one kind.
   *
   * @param kind the first part of their external ids, such as {@code logistics.return}
   * @param model of the records
   */
  KeyNotes(Server server, String kind, String model) {
    this.server = server;
    this.kind = kind;
    this.model = model;
  }

  /** Returns the record that a key has. */
  Optional<Long> find(String key) {
    return note(key).map(this::recordOf);
  }

  /**
   * Ties a record to a key that has none.
   *
   * @return the record that the key has: this one, unless another was first
   */
  long tie(String key, long record, String text) {
    UpsertRow row = Notes.row(id(key), model, record, text);
    return recordOf(Steps.createOnce(server, NOTE, row));
  }

  /**
   * Ties a record that no other key has to a key that has none.
   *
   * @return the record that the key has: this one, unless another was first
   * @throws io.github.odoosync.error.ConflictException if another key has the record
   */
  long tieAlone(String key, long record, String text) {
    long tied = tie(key, record, text);
    // Of two that tie one record at once at least one sees both notes, and gives way.
    if (tied == record && hasOthers(key, record)) {
      untie(key);
      throw Rejections.conflict(
          model + ".tie", model + " " + record + " has another key than " + key + " by now");
    }
    return tied;
  }

  /** Takes a key's record away. */
  void untie(String key) {
    note(key).ifPresent(note -> server.model(NOTE).unlink(List.of(note)));
  }

  /** Returns whether any key has a record. */
  boolean isTied(long record) {
    return keysOf(record).findAny().isPresent();
  }

  private boolean hasOthers(String key, long record) {
    return keysOf(record).anyMatch(other -> !other.equals(id(key)));
  }

  private Stream<ExternalId> keysOf(long record) {
    List<Long> notes =
        server.model(NOTE).where(field("model").eq(model), field("res_id").eq(record)).ids();
    String prefix = id("").name();
    return server.client().externalIds().of(NOTE, notes).values().stream()
        .filter(id -> id.module().equals(ExternalId.DEFAULT_MODULE))
        .filter(id -> id.name().startsWith(prefix));
  }

  private Optional<Long> note(String key) {
    return server.find(id(key), NOTE);
  }

  private long recordOf(long note) {
    Model<OdooRecord> notes = server.model(NOTE, "res_id");
    return notes.byId(note).map(found -> found.whole("res_id").orElse(0)).orElse(0L);
  }

  private ExternalId id(String key) {
    return ExternalId.ofKey(kind, key);
  }
}
