package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Files on any document: labels, proofs of delivery. Thread-safe.
 *
 * <p>A file has an external id, so it is there once however often it is attached.
 */
public final class Attachments {

  private static final String MODEL = "ir.attachment";
  private static final String OPERATION = "ir.attachment.load";

  private final Server server;

  Attachments(Server server) {
    // Odoo would shrink large photographs, and what is stored would not be what was handed in.
    this.server = server.with(context -> context.with("image_no_postprocess", true));
  }

  /**
   * Attaches a file to a document, unless it is there.
   *
   * @param id of the file, made by the caller and the same at each attempt
   * @param model the document's model, such as {@code stock.picking}
   * @param recordId the document
   * @param name the file's name
   * @param mimeType such as {@code application/pdf}
   * @throws io.github.odoosync.error.RejectedException with {@code KEY_REUSED} if the external id
   *     has another content or document
   */
  public StepResult<Attachment> attach(
      ExternalId id, String model, long recordId, String name, String mimeType, byte[] content) {
    UpsertRow row =
        UpsertRow.of(
            id,
            Values.of("name", name)
                .with("res_model", model)
                .with("res_id", recordId)
                .with("mimetype", mimeType)
                .with("datas", content));
    return Steps.once(
        OPERATION,
        () -> same(id, model, recordId, content),
        () -> Steps.upsert(server.model(MODEL), row));
  }

  private Optional<Attachment> same(ExternalId id, String model, long recordId, byte[] content) {
    Optional<OdooRecord> found =
        server
            .find(id, MODEL)
            .flatMap(
                file ->
                    files("name", "mimetype", "file_size", "checksum", "res_model", "res_id")
                        .byId(file));
    found.ifPresent(file -> requireSame(id, file, model, recordId, content));
    return found.map(Attachments::attachment);
  }

  private static void requireSame(
      ExternalId id, OdooRecord file, String model, long recordId, byte[] content) {
    boolean here =
        file.string("res_model").filter(model::equals).isPresent()
            && file.whole("res_id").orElse(0) == recordId;
    if (!here || !file.string("checksum").filter(sha1(content)::equals).isPresent()) {
      throw Rejections.of(
          ErrorCode.KEY_REUSED,
          OPERATION,
          id + " is ir.attachment " + file.id() + " with another content or document");
    }
  }

  /** Returns the files on a document, oldest first. */
  public List<Attachment> list(String model, long recordId) {
    return files("name", "mimetype", "file_size")
        .where(Domain.field("res_model").eq(model), Domain.field("res_id").eq(recordId))
        .orderBy("id")
        .list()
        .stream()
        .map(Attachments::attachment)
        .toList();
  }

  /** Returns the content of a file; empty if there is no such file, or it is a link. */
  public Optional<byte[]> content(long id) {
    return files("datas").byId(id).flatMap(file -> file.file("datas"));
  }

  private Model<OdooRecord> files(String... fields) {
    return server.model(MODEL, fields);
  }

  private static Attachment attachment(OdooRecord file) {
    return new Attachment(
        file.id(),
        file.string("name").orElse(""),
        file.string("mimetype").orElse(""),
        file.whole("file_size").orElse(0));
  }

  /** The checksum that Odoo keeps of each file; it protects nothing here. */
  private static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
