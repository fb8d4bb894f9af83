package io.github.odoosync.mapping;

import io.github.odoosync.mapping.HeldBack.Reason;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Schema;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.Attachment;
import io.github.odoosync.odoo.logistics.Attachments;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.odoo.logistics.StepResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Documents about a transfer that Odoo has no fields for, kept as files on it: labels, proofs of
 * delivery, freight quotes, and what carriers told. Thread-safe; the client stays the caller's to
 * close.
 *
 * <pre>{@code
 * TransferFiles files = TransferFiles.of(odoo);
 * files.write(transferId, proof);
 * List<ProofOfDelivery> proofs = files.read(transferId, ProofOfDelivery.SCHEMA);
 * }</pre>
 *
 * <p>Each state of a document is a file of its own that holds its JSON. None is changed or taken
 * away; the newest one holds. A field that another system owns keeps what the newest one says of
 * it. Pictures, and labels as they are printed, are put beside it with {@link Attachments}, what
 * people shall read with {@link io.github.odoosync.odoo.logistics.Notes}.
 */
public final class TransferFiles {

  private static final String TRANSFER = "stock.picking";
  private static final String FILE = "ir.attachment";

  private final OdooClient odoo;
  private final Ownership ownership;
  private final Attachments files;

  private TransferFiles(OdooClient odoo, Ownership ownership) {
    this.odoo = odoo;
    this.ownership = ownership;
    this.files = Logistics.of(odoo).attachments();
  }

  /**
   * What came of keeping a document.
   *
   * @param step the file, and whether this call made it
   * @param heldBack the fields that differed and that the writer may not write
   */
  public record Written(StepResult<Attachment> step, List<HeldBack> heldBack) {

    /** Copies the list. */
    public Written {
      heldBack = List.copyOf(heldBack);
    }
  }

  /** Returns the files of a client's database in which anybody may write; nothing is sent. */
  public static TransferFiles of(OdooClient odoo) {
    return of(odoo, Ownership.shared());
  }

  /** Returns the files of a client's database; nothing is sent. */
  public static TransferFiles of(OdooClient odoo, Ownership ownership) {
    return new TransferFiles(odoo, ownership);
  }

  /**
   * Keeps what the application says, as {@link #write(long, Document, String)} does.
   *
   * @throws io.github.odoosync.error.RejectedException if another state of it is being kept at the
   *     same time; nothing was written by this call, which may be repeated
   */
  public <D extends Document> StepResult<Attachment> write(long transferId, D document) {
    return write(transferId, document, Ownership.APPLICATION).step();
  }

  /**
   * Keeps a document on a transfer, unless what is kept there of it means the same.
   *
   * @param writer the system that says it, as the ownership names it
   * @throws io.github.odoosync.error.InvalidValueException if nothing is kept of it yet and another
   *     system owns a field that it cannot be without
   * @throws io.github.odoosync.error.RejectedException if another state of it is being kept at the
   *     same time; nothing was written by this call, which may be repeated
   */
  public <D extends Document> Written write(long transferId, D document, String writer) {
    Schema<D> schema = schemaOf(document);
    List<Attachment> kept =
        statesOf(transferId, schema).getOrDefault(prefix(transferId, document), List.of());
    Attachment newest = kept.isEmpty() ? null : kept.get(kept.size() - 1);
    D known = newest == null ? null : content(newest, schema);
    Merged<D> merged = merge(schema, known, document, writer);
    if (newest != null
        && known != null
        && known.fingerprint().equals(merged.document().fingerprint())) {
      return new Written(StepResult.alreadyDone(newest), merged.heldBack());
    }
    StepResult<Attachment> step =
        files.attach(
            ExternalId.of(prefix(transferId, document) + (kept.size() + 1)),
            TRANSFER,
            transferId,
            schema.name() + ".json",
            "application/json",
            merged.document().toJson().getBytes(StandardCharsets.UTF_8));
    return new Written(step, merged.heldBack());
  }

  @SuppressWarnings("unchecked") // A document's schema is of its own class.
  private static <D extends Document> Schema<D> schemaOf(D document) {
    return (Schema<D>) document.schema();
  }

  private <D extends Document> Merged<D> merge(
      Schema<D> schema, @Nullable D known, D incoming, String writer) {
    Builder<D> merged = schema.builder(incoming);
    List<HeldBack> heldBack = new ArrayList<>();
    for (Field<?> field : schema.shape().fields()) {
      boolean mayWrite =
          field == Document.KEY || field.technical() || ownership.allows(schema, field, writer);
      if (!mayWrite && keep(field, known, incoming, merged)) {
        String owner = ownership.ownerOf(schema, field).orElse(null);
        heldBack.add(new HeldBack(incoming.key(), null, field.toString(), Reason.OWNED, owner));
      }
    }
    return new Merged<>(merged.build(), heldBack);
  }

  /** Keeps what is known of a field; returns whether something else was said of it. */
  private static <T> boolean keep(
      Field<T> field, @Nullable Document known, Document incoming, Builder<?> merged) {
    T held = known == null ? null : known.get(field).orElse(null);
    if (Objects.equals(held, incoming.get(field).orElse(null))) {
      return false;
    }
    merged.set(field, held);
    return true;
  }

  /** Reads the documents of one kind that are kept on a transfer, each in its newest state. */
  public <D extends Document> List<D> read(long transferId, Schema<D> schema) {
    return statesOf(transferId, schema).values().stream()
        .map(states -> content(states.get(states.size() - 1), schema))
        .toList();
  }

  /** Returns the files of one kind by what their names begin with, the oldest first. */
  private Map<String, List<Attachment>> statesOf(long transferId, Schema<?> schema) {
    List<Attachment> all = files.list(TRANSFER, transferId);
    Map<Long, ExternalId> names =
        odoo.externalIds().of(FILE, all.stream().map(Attachment::id).toList());
    String kind = kind(transferId, schema);
    Map<String, List<Attachment>> states = new LinkedHashMap<>();
    for (Attachment file : all) {
      ExternalId id = names.get(file.id());
      if (id != null
          && id.module().equals(ExternalId.DEFAULT_MODULE)
          && id.name().startsWith(kind)) {
        String prefix = id.name().substring(0, id.name().lastIndexOf(':') + 1);
        states.computeIfAbsent(prefix, unused -> new ArrayList<>()).add(file);
      }
    }
    return states;
  }

  private <D extends Document> D content(Attachment file, Schema<D> schema) {
    return schema.read(files.content(file.id()).orElseThrow());
  }

  private static String prefix(long transferId, Document document) {
    BusinessKey key = document.key();
    return kind(transferId, document.schema())
        + ExternalId.ofKey(key.entity(), key.key()).name()
        + ":";
  }

  private static String kind(long transferId, Schema<?> schema) {
    return "file:" + transferId + ":" + schema.name() + ":";
  }
}
