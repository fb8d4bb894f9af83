package io.github.odoosync.internal.fake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The user's timezone: the context's, else UTC. */
final class TimeZones {

  private TimeZones() {}

  static ZoneId of(Env env) {
    try {
      return ZoneId.of(env.context().text("tz", "UTC"));
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** Reads a datetime as the user's local time. */
  static Instant fromLocal(Env env, String text) {
    LocalDateTime local = LocalDateTime.ofInstant(Values.moment(text), ZoneOffset.UTC);
    return local.atZone(of(env)).toInstant();
  }
}
