package benchmarks.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {

  @Test
  void keysTakeTurnsOrComeOneAfterTheOther() {
    assertThat(keys(new Backlog(6, 3, 1)))
        .containsExactly("key-0", "key-1", "key-2", "key-0", "key-1", "key-2");
    assertThat(keys(new Backlog(6, 3, 2)))
        .containsExactly("key-0", "key-0", "key-1", "key-1", "key-2", "key-2");
  }

  @Test
  void aMessageHas400BytesAndTellsItsNumber() {
    Message message = new Backlog(6, 3, 1).at(5);

    assertThat(message.payload()).hasSize(400);
    assertThat(message.number()).isEqualTo(1);
  }

  @Test
  void anOrderThatIsKeptIsAccepted() {
    for (int run : new int[] {1, 4}) {
      Backlog backlog = new Backlog(12, 3, run);
      Arrivals arrivals = new Arrivals(12, 3);
      IntStream.range(0, 12).mapToObj(backlog::at).forEach(arrivals::handle);

      assertThatCode(arrivals::await).doesNotThrowAnyException();
    }
  }

  @Test
  void aMessageBeforeItsTurnIsRefused() {
    Arrivals arrivals = new Arrivals(2, 1);
    arrivals.handle(Message.of("key-0", 1));

    assertThatThrownBy(arrivals::await).hasMessageContaining("key-0: 1 came after -1");
  }

  private static String[] keys(Backlog backlog) {
    return IntStream.range(0, backlog.messages())
        .mapToObj(place -> backlog.at(place).key())
        .toArray(String[]::new);
  }
}
