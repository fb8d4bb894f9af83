package io.github.odoosync.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void messageNamesWhatWasTriedWhatCameBackTheEffectAndWhatToDo() {
    Failure conflict =
        Failure.of(
            ErrorCode.CONFLICT,
            "sale.order.write",
            3,
            Outcome.NOT_COMMITTED,
            "could not serialize access due to concurrent update");

    ConflictException error = new ConflictException(conflict, null);

    assertThat(error)
        .hasMessage(
            "[OSYNC-1301] sale.order.write on 3 records: could not serialize access due to"
                + " concurrent update. Nothing was committed; a retry is safe. Send it again in a"
                + " fresh call.");
    assertThat(error.retryable()).isTrue();
  }

  @Test
  void anUnknownOutcomeIsNeverRetryable() {
    Failure cut =
        Failure.of(ErrorCode.CONFLICT, "sale.order.create", 0, Outcome.UNKNOWN, "cut off");

    assertThat(cut.retryable()).isFalse();
    assertThat(cut.message()).contains("do not retry blindly");
  }
}
