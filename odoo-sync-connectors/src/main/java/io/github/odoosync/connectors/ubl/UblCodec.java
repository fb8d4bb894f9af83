package io.github.odoosync.connectors.ubl;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connector.document.DocumentCodec;
import io.github.odoosync.connector.document.Losses;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.Document;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes one kind of document, one a file.
 *
 * @param <D> the document
 */
final class UblCodec<D extends Document> implements DocumentCodec<D> {

  /** Writes a document. */
  interface Writer<D> {
    Element write(D document);
  }

  /** Reads a document, and tells what it remarks. */
  interface Reader<D> {
    D read(Element root, List<Diagnostic> remarks);
  }

  private final UblOptions options;
  private final List<String> roots;
  private final Writer<D> writer;
  private final Reader<D> reader;

  UblCodec(UblOptions options, List<String> roots, Writer<D> writer, Reader<D> reader) {
    this.options = options;
    this.roots = roots;
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public Decoded<D> decode(RawDocument document) {
    String key = "";
    List<Diagnostic> diagnostics = new ArrayList<>();
    try {
      Element root = root(document);
      key = key(root);
      return new Decoded<>(key, List.of(reader.read(root, diagnostics)), diagnostics, null);
    } catch (BadUbl e) {
      diagnostics.add(refused(e.code(), e.message()));
    } catch (OdooSyncException e) {
      diagnostics.add(refused("VALUE", e.failure().detail()));
    } catch (DateTimeException e) {
      diagnostics.add(refused("DATE", "A date or time is none"));
    } catch (IllegalArgumentException | ArithmeticException e) {
      diagnostics.add(refused("VALUE", "A code or number is none"));
    }
    return new Decoded<>(key, List.of(), diagnostics, null);
  }

  private static Diagnostic refused(String code, String message) {
    return new Diagnostic(Severity.REFUSED, code, "", message);
  }

  private Element root(RawDocument document) {
    if (document.size() > options.maxBytes()) {
      throw new BadUbl("SIZE", "It is larger than " + options.maxBytes() + " bytes");
    }
    Element root = UblXml.read(document.content());
    if (!roots.contains(root.name()) || !root.namespace().equals(Names.document(root.name()))) {
      throw new BadUbl("KIND", "It is none of " + roots + " of UBL 2.1");
    }
    return root;
  }

  private static String key(Element root) {
    Optional<Element> sender =
        root.find("AccountingSupplierParty", "Party")
            .or(() -> root.find("DespatchSupplierParty", "Party"));
    String from =
        sender
            .map(
                party ->
                    party
                        .text("EndpointID")
                        .or(() -> party.text("PartyTaxScheme", "CompanyID"))
                        .or(() -> party.text("PartyLegalEntity", "CompanyID"))
                        .orElse(""))
            .orElse("");
    return from + " " + root.name() + " " + root.need("ID");
  }

  @Override
  public RawDocument encode(List<D> parts, long number) {
    if (parts.size() != 1) {
      throw refuse("A file of UBL holds one document");
    }
    D document = parts.get(0);
    byte[] content;
    try {
      content = UblXml.write(writer.write(document));
    } catch (BadUbl e) {
      throw refuse(e.message());
    }
    String name = String.format(Locale.ROOT, "%s-%09d.xml", document.schema().name(), number);
    RawDocument file = RawDocument.of(name, content, Map.of());
    tellLosses(document, file);
    return file;
  }

  private void tellLosses(D document, RawDocument file) {
    Decoded<D> again = decode(file);
    if (again.isRefused()) {
      throw refuse("It would be refused: " + again.diagnostics().get(0).message());
    }
    List<Diagnostic> losses = Losses.of(document, again.parts().get(0));
    if (options.losses().isPresent()) {
      losses.forEach(options.losses().get());
    } else if (!losses.isEmpty()) {
      throw refuse(losses.get(0).message());
    }
  }

  private static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }
}
