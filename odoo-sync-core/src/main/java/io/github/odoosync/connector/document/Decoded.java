package io.github.odoosync.connector.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a document.
 *
 * @param <D> what the codec reads
 * @param key by what a second copy of it is known, such as sender, receiver and control number; the
 *     same key with other content is an alarm, not a copy. Empty if it could not be read
 * @param parts what was read of it, in order; what was refused is not among them
 * @param diagnostics what was noticed
 * @param answer what is to be sent back; null if nothing is, as to an acknowledgement
 */
public record Decoded<D>(
    String key, List<D> parts, List<Diagnostic> diagnostics, @Nullable RawDocument answer) {

  /** Copies the lists. */
  public Decoded {
    parts = List.copyOf(parts);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the acknowledgement to send back; for a second copy of the document the same again. */
  public Optional<RawDocument> acknowledgement() {
    return Optional.ofNullable(answer);
  }

  /** Returns whether the whole was refused. */
  public boolean isRefused() {
    return diagnostics.stream().anyMatch(one -> one.severity() == Diagnostic.Severity.REFUSED);
  }
}
