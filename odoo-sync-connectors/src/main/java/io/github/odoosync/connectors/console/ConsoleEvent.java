package io.github.odoosync.connectors.console;

import io.github.odoosync.observe.SyncEvent;
import java.time.Instant;

/** What happens at the door of a console. What people do inside is in the store's journal. */
public sealed interface ConsoleEvent extends SyncEvent {

  /**
   * Somebody logged in with a token.
   *
   * @param user whose token it was
   */
  record LoggedIn(Instant at, ConsoleUser user) implements ConsoleEvent {
    @Override
    public String name() {
      return "console.login.done";
    }
  }

  /** Somebody tried to log in with a token that is none. */
  record LoginRefused(Instant at) implements ConsoleEvent {
    @Override
    public String name() {
      return "console.login.refused";
    }
  }

  /**
   * A request was refused.
   *
   * @param status the HTTP status it got
   * @param reason why, without anything of the request's
   */
  record RequestRefused(Instant at, int status, String reason) implements ConsoleEvent {
    @Override
    public String name() {
      return "console.request.refused";
    }
  }

  /**
   * A page could not be shown.
   *
   * @param path the page
   * @param cause why; its message may hold stored data
   */
  record PageFailed(Instant at, String path, RuntimeException cause) implements ConsoleEvent {
    @Override
    public String name() {
      return "console.page.failed";
    }
  }
}
