package io.github.odoosync.retry;

import java.net.URI;
import java.util.Locale;

/**
 * How a client treats one database: what it limits, when it gives up for a while, what it sends
 * again.
 *
 * @param retry how failed calls are sent again
 * @param breaker when calls are refused at once
 * @param limits how much is asked at a time
 */
public record Resilience(RetryPolicy retry, BreakerPolicy breaker, LimitPolicy limits) {

  /** Returns the defaults for a server of one's own: retries, a breaker, no limits. */
  public static Resilience standard() {
    return new Resilience(
        RetryPolicy.standard(), BreakerPolicy.standard(), LimitPolicy.unlimited());
  }

  /** Returns the defaults for {@code *.odoo.com}: as {@link #standard()}, one call a second. */
  public static Resilience odooOnline() {
    return standard().withLimits(LimitPolicy.odooOnline());
  }

  /** Returns the defaults for a server's address. */
  public static Resilience forAddress(String url) {
    try {
      String host = URI.create(url.strip()).getHost();
      boolean online = host != null && ("." + host.toLowerCase(Locale.ROOT)).endsWith(".odoo.com");
      return online ? odooOnline() : standard();
    } catch (IllegalArgumentException e) {
      return standard();
    }
  }

  /** Returns neither retries nor breaker nor limits: every call is one attempt. */
  public static Resilience none() {
    return new Resilience(RetryPolicy.none(), BreakerPolicy.off(), LimitPolicy.unlimited());
  }

  /** Returns the same with other retries. */
  public Resilience withRetry(RetryPolicy value) {
    return new Resilience(value, breaker, limits);
  }

  /** Returns the same with another breaker. */
  public Resilience withBreaker(BreakerPolicy value) {
    return new Resilience(retry, value, limits);
  }

  /** Returns the same with other limits. */
  public Resilience withLimits(LimitPolicy value) {
    return new Resilience(retry, breaker, value);
  }
}
