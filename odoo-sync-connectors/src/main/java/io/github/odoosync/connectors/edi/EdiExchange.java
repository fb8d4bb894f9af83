package io.github.odoosync.connectors.edi;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.DocumentTransport;
import io.github.odoosync.connector.document.DocumentTransport.Settlement;
import io.github.odoosync.connector.document.RawDocument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what a partner sent: each file read, given to the application, answered and put away.
 * Has no threads: the application calls it as often as it likes. Thread-safe.
 *
 * <p>A file that cannot be taken now comes again, and never holds up the next.
 */
public final class EdiExchange {

  private final EdiCodec codec;
  private final DocumentTransport transport;
  private final Receiver receiver;

  /**
   * Makes an exchange.
   *
   * @param receiver stores what came, or knows that it did before
   */
  public EdiExchange(EdiCodec codec, DocumentTransport transport, Receiver receiver) {
    this.codec = Objects.requireNonNull(codec, "codec");
    this.transport = Objects.requireNonNull(transport, "transport");
    this.receiver = Objects.requireNonNull(receiver, "receiver");
  }

  /** Stores what came. */
  public interface Receiver {

    /**
     * Stores an interchange, by whose {@linkplain Decoded#key key} a second copy is known: {@link
     * io.github.odoosync.connector.store.ControlNumbers#arrived} in the same transaction tells
     * first, copy and other content apart.
     *
     * @return what became of it
     * @throws RuntimeException if it could not be stored: the file comes again
     */
    Verdict take(RawDocument file, Decoded<EdiMessage> content);
  }

  /** What became of an interchange. */
  public enum Verdict {
    /** It is stored: it is answered. */
    STORED,
    /** It came before with the same content: it is answered again, and the same. */
    COPY,
    /** Its number came before with other content: it is put aside for people, and not answered. */
    OTHER_CONTENT
  }

  /**
   * A file and what became of it.
   *
   * @param file its name
   * @param outcome what became of it
   * @param diagnostics what was noticed in it
   * @param failure why it comes again; null unless it does
   */
  public record Taken(
      String file,
      Outcome outcome,
      List<Diagnostic> diagnostics,
      @Nullable RuntimeException failure) {

    /** Copies the list. */
    public Taken {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** What became of a file. */
  public enum Outcome {
    /** It was stored, and answered if it had to be. */
    TAKEN,
    /** It was put aside: unreadable, a stranger's, or a number with other content. */
    REFUSED,
    /** It could not be stored or answered now, and comes again. */
    LATER
  }

  /**
   * Takes in what is there.
   *
   * @param limit how many files at most
   * @throws io.github.odoosync.error.OdooSyncException if the transport cannot be reached
   */
  public List<Taken> receive(int limit) {
    return transport.receive(limit).stream().map(this::take).toList();
  }

  private Taken take(RawDocument file) {
    Decoded<EdiMessage> content = codec.decode(file);
    try {
      return new Taken(file.name(), store(file, content), content.diagnostics(), null);
    } catch (RuntimeException e) {
      // One file never holds up the next; the transport brings this one again.
      return new Taken(file.name(), Outcome.LATER, content.diagnostics(), e);
    }
  }

  private Outcome store(RawDocument file, Decoded<EdiMessage> content) {
    if (!content.isRefused() && receiver.take(file, content) == Verdict.OTHER_CONTENT) {
      transport.settle(file, Settlement.REFUSED);
      return Outcome.REFUSED;
    }
    content.acknowledgement().ifPresent(transport::send);
    transport.settle(file, content.isRefused() ? Settlement.REFUSED : Settlement.TAKEN);
    return content.isRefused() ? Outcome.REFUSED : Outcome.TAKEN;
  }
}
