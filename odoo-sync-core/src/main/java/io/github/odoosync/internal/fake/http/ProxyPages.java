package io.github.odoosync.internal.fake.http;

import java.time.Duration;

/** The pages of a proxy that stands before Odoo. */
final class ProxyPages {

  private ProxyPages() {}

  static Answer error(int status) {
    String title =
        switch (status) {
          case 502 -> "Bad Gateway";
          case 503 -> "Service Temporarily Unavailable";
          case 504 -> "Gateway Time-out";
          default -> "Error";
        };
    return Answer.html(status, title, "nginx");
  }

  static Answer tooManyRequests(FaultPlan plan) {
    Answer answer = Answer.html(429, "Too Many Requests", "nginx");
    Duration wait = plan.retryAfter();
    return wait == null ? answer : answer.with("Retry-After", Long.toString(wait.toSeconds()));
  }
}
