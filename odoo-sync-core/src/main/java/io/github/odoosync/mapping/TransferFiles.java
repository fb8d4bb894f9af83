package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
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
 * away; the newest one holds. There is no ownership of single fields: a file is the word of whoever
 * writes it. Pictures, and labels as they are printed, are put beside it with {@link Attachments},
 * what people shall read with {@link io.github.odoosync.odoo.logistics.Notes}.
 */
public final class TransferFiles {

  private static final String TRANSFER = "stock.picking";
  private static final String FILE = "ir.attachment";

  private final OdooClient odoo;
  private final Attachments files;

  private TransferFiles(OdooClient odoo) {
    this.odoo = odoo;
    this.files = Logistics.of(odoo).attachments();
  }

  /** Returns the files of a client's database; nothing is sent. */
  public static TransferFiles of(OdooClient odoo) {
    return new TransferFiles(odoo);
  }

  /**
   * Keeps a document on a transfer, unless what is kept there of it means the same.
   *
   * @throws io.github.odoosync.error.RejectedException if another state of it is being kept at the
   *     same time; nothing was written by this call, which may be repeated
   */
  public StepResult<Attachment> write(long transferId, Document document) {
    Schema<?> schema = document.schema();
    List<Attachment> kept =
        statesOf(transferId, schema).getOrDefault(prefix(transferId, document), List.of());
    if (!kept.isEmpty()) {
      Attachment newest = kept.get(kept.size() - 1);
      if (content(newest, schema).fingerprint().equals(document.fingerprint())) {
        return StepResult.alreadyDone(newest);
      }
    }
    return files.attach(
        ExternalId.of(prefix(transferId, document) + (kept.size() + 1)),
        TRANSFER,
        transferId,
        schema.name() + ".json",
        "application/json",
        document.toJson().getBytes(StandardCharsets.UTF_8));
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
