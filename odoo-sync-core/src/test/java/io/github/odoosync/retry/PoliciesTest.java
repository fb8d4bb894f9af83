package io.github.odoosync.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The values refuse what makes no sense, and the defaults fit the host. */
class PoliciesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void odoosOwnHostingIsAskedOnceASecond() {
    for (String url :
        new String[] {"https://acme.odoo.com", "https://ACME.Odoo.com/", "https://odoo.com"}) {
      assertThat(Resilience.forAddress(url).limits()).isEqualTo(LimitPolicy.odooOnline());
    }
    LimitPolicy online = LimitPolicy.odooOnline();
    assertThat(online.concurrency()).isEqualTo(1);
    assertThat(online.interval()).isEqualTo(SECOND);
  }

  @Test
  void aServerOfOnesOwnIsNotLimited() {
    for (String url : new String[] {"https://erp.example.com", "https://notodoo.com", "?"}) {
      assertThat(Resilience.forAddress(url).limits()).isEqualTo(LimitPolicy.unlimited());
    }
  }

  @Test
  void retriesNeedAnAttemptAndTimesThatFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(0, SECOND, SECOND, SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(2, SECOND, Duration.ZERO, SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(2, SECOND.negated(), SECOND, SECOND));
  }

  @Test
  void limitsNeedACallAndAToken() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LimitPolicy(0, 1, SECOND, SECOND));
    assertThatIllegalArgumentException().isThrownBy(() -> new LimitPolicy(1, 0, SECOND, SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimitPolicy(1, 1, SECOND.negated(), SECOND));
  }

  @Test
  void aBreakerNeedsNumbersThatAreNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BreakerPolicy(-1, SECOND));
    assertThatIllegalArgumentException().isThrownBy(() -> new BreakerPolicy(1, SECOND.negated()));
  }
}
