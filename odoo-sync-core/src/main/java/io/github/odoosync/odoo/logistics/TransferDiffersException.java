package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** A transfer is done, but not as it was confirmed: by somebody else, or by the server. */
public final class TransferDiffersException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  private final transient List<Difference> differences;

  TransferDiffersException(String operation, String transfer, List<Difference> differences) {
    super(failure(operation, transfer, differences), null);
    this.differences = List.copyOf(differences);
  }

  /** Returns what differs, line by line; empty after deserialisation. */
  @SuppressWarnings("NullAway") // A transient field is null after deserialisation.
  public List<Difference> differences() {
    return differences == null ? List.of() : differences;
  }

  private static Failure failure(String operation, String transfer, List<Difference> differences) {
    String lines =
        differences.stream()
            .map(Difference::toString)
            .collect(Collectors.joining("\n- ", "\n- ", ""));
    return Failure.of(
        ErrorCode.TRANSFER_DIFFERS,
        operation,
        1,
        Outcome.COMMITTED,
        transfer + " is done, but not as confirmed:" + lines);
  }
}
