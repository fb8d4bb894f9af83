package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;

/**
 * Notes on the chatter of any document. Thread-safe.
 *
 * <p>A note has an external id, so it is there once however often it is added. It is for the people
 * in Odoo: nobody outside is notified.
 */
public final class Notes {

  static final String MODEL = "mail.message";
  private static final ExternalId NOTE = new ExternalId("mail", "mt_note");

  private final Server server;

  Notes(Server server) {
    this.server = server;
  }

  /**
   * Adds a note, unless it is there.
   *
   * @param id of the note, made by the caller and the same at each attempt
   * @param model the document's model, such as {@code sale.order}
   * @param recordId the document
   * @param text plain text; line breaks stay
   * @return the id of the {@code mail.message}
   */
  public StepResult<Long> add(ExternalId id, String model, long recordId, String text) {
    UpsertRow row = row(id, model, recordId, text);
    return Steps.once(
        "mail.message.load",
        () -> server.find(id, MODEL),
        () -> Steps.upsert(server.model(MODEL), row));
  }

  /** Returns a note as {@code load()} takes it. */
  static UpsertRow row(ExternalId id, String model, long recordId, String text) {
    return UpsertRow.of(
        id,
        Values.of("model", model)
            .with("res_id", recordId)
            .with("body", html(text))
            .with("message_type", "comment")
            .with("subtype_id", NOTE));
  }

  private static String html(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<p>" + escaped.replace("\n", "<br>") + "</p>";
  }
}
