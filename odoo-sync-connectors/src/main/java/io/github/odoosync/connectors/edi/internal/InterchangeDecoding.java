package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.internal.Standard.Entry;
import io.github.odoosync.model.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the transactions of one interchange, each apart from the others. Used once. */
final class InterchangeDecoding {

  private final Standard standard;
  private final TradingPartner partner;
  private final Interchange interchange;
  private final List<EdiMessage> messages = new ArrayList<>();
  private final List<@Nullable Document> documents = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<List<List<Fault>>> faults = new ArrayList<>();

  InterchangeDecoding(Standard standard, TradingPartner partner, Interchange interchange) {
    this.standard = standard;
    this.partner = partner;
    this.interchange = interchange;
  }

  void run() {
    tell(interchange.faults(), "interchange", Severity.REFUSED);
    messages.addAll(standard.notes(interchange));
    for (Group group : interchange.groups()) {
      tell(group.faults(), "group", Severity.PART_REFUSED);
      List<List<Fault>> found = new ArrayList<>();
      for (Transaction transaction : group.transactions()) {
        found.add(interchange.isRefused() ? List.of() : read(transaction));
      }
      faults.add(found);
    }
  }

  List<EdiMessage> messages() {
    return messages;
  }

  /** Returns the documents, and null for each transaction that makes none. */
  List<@Nullable Document> documents() {
    return Collections.unmodifiableList(documents);
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  Standard.Received received() {
    return new Standard.Received(interchange, faults);
  }

  private List<Fault> read(Transaction transaction) {
    String type = standard.type(transaction);
    if (standard.isAcknowledgement(type)) {
      messages.add(standard.acknowledgement(transaction));
      return List.of();
    }
    Context context = new Context(partner, standard.isX12(), standard.sentAt(interchange, partner));
    transaction.faults().forEach(context::fault);
    Document document =
        standard
            .form(type, partner.role())
            .flatMap(entry -> document(entry, transaction, context))
            .orElse(null);
    if (document == null && !context.isRefused()) {
      context.fault(Fault.of(Problem.NOT_SUPPORTED, type + " is not exchanged with this partner"));
    }
    if (context.isRefused()) {
      document = null;
    }
    documents.add(document);
    if (document != null) {
      messages.add(new EdiMessage.Business(type, document));
    }
    String where = type + " " + standard.number(transaction);
    for (Fault fault : context.faults()) {
      diagnostics.add(fault.diagnostic(where, standard.code(fault)));
    }
    return context.faults();
  }

  private static <D extends Document> Optional<D> document(
      Entry<D> entry, Transaction transaction, Context context) {
    Scope scope = Scope.of(transaction.body(), entry.form().grammar());
    Draft<D> draft = new Draft<>(entry.schema().builder());
    entry.form().read(scope, draft, context);
    scope.warnOfRest(context);
    return Form.build(draft, context);
  }

  private void tell(List<Fault> found, String where, Severity fatal) {
    for (Fault fault : found) {
      Severity severity = fault.fatal() ? fatal : Severity.WARNING;
      diagnostics.add(new Diagnostic(severity, standard.code(fault), where, fault.message()));
    }
  }
}
