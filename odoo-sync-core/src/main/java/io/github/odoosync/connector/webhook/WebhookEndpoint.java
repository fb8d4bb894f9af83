package io.github.odoosync.connector.webhook;

import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.inbox.Inbox;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.inbox.Receipt;
import io.github.odoosync.observe.SyncListener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests of one sender in, under any HTTP server: reads no more than is allowed, lets the
 * receiver judge, stores what it tells in the inbox, and only then answers as the receiver says.
 *
 * <p>A second copy of a message is answered like the first. What cannot be stored is answered with
 * 503, so that the sender sends it again. Refusals are counted by their reasons; neither body nor
 * header of a request is ever logged. Thread-safe; needs no closing.
 */
public final class WebhookEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);

  private final String name;
  private final WebhookReceiver receiver;
  private final Inbox inbox;
  private final Set<String> methods;
  private final int maxBytes;
  private final Clock clock;
  private final SyncListener listener;
  private final Map<WebhookRefusal, Long> refusals = new ConcurrentHashMap<>();

  private WebhookEndpoint(Builder builder) {
    this.name = builder.name;
    this.receiver = builder.receiver;
    this.inbox = builder.inbox;
    this.methods = builder.methods;
    this.maxBytes = builder.maxBytes;
    this.clock = builder.clock;
    this.listener = builder.listener;
  }

  /**
   * Starts an endpoint.
   *
   * @param name its name in events and counts, such as {@code shopify.shop-1}
   * @param receiver judges requests
   * @param inbox takes in what they tell; their topics are routed to those who handle them
   */
  public static Builder builder(String name, WebhookReceiver receiver, Inbox inbox) {
    return new Builder(name, receiver, inbox);
  }

  /**
   * Handles one request. Never throws; what went wrong is in the answer, and said to the listener.
   *
   * @param path the path, as it came
   * @param headers all headers; the case of their names does not matter
   * @param body read to its end or to the limit, and not closed
   */
  public WebhookResponse handle(
      String method, String path, Map<String, List<String>> headers, InputStream body) {
    if (!methods.contains(method)) {
      return refused(new WebhookVerdict.Refused(WebhookRefusal.METHOD));
    }
    byte[] bytes;
    try {
      bytes = body.readNBytes(maxBytes + 1);
    } catch (IOException e) {
      return refused(new WebhookVerdict.Refused(WebhookRefusal.CUT_OFF));
    }
    if (bytes.length > maxBytes) {
      return refused(new WebhookVerdict.Refused(WebhookRefusal.TOO_LARGE));
    }
    return answered(WebhookRequest.of(method, path, headers, bytes, clock.instant()));
  }

  /** Returns how many requests were refused since the endpoint was built, by their reasons. */
  public Map<WebhookRefusal, Long> refusals() {
    return Map.copyOf(refusals);
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }

  private WebhookResponse answered(WebhookRequest request) {
    try {
      WebhookVerdict verdict = receiver.receive(request);
      if (verdict instanceof WebhookVerdict.Accepted accepted) {
        store(accepted.messages());
        return accepted.answer();
      }
      return verdict instanceof WebhookVerdict.Answered answered
          ? answered.answer()
          : refused((WebhookVerdict.Refused) verdict);
    } catch (DecodingException e) {
      return refused(new WebhookVerdict.Refused(WebhookRefusal.UNREADABLE));
    } catch (OdooSyncException e) {
      return failed(503, e.code().id());
    } catch (RuntimeException e) {
      // Its message may quote the body; the class and the place are enough to find the fault.
      return failed(500, e.getClass().getSimpleName() + place(e));
    }
  }

  private void store(List<InboxMessage> messages) {
    int known = 0;
    if (!messages.isEmpty()) {
      for (Receipt receipt : inbox.accept(messages)) {
        known += receipt instanceof Receipt.Duplicate ? 1 : 0;
      }
    }
    int before = known;
    tell(at -> new WebhookEvent.Taken(at, name, messages.size() - before, before));
  }

  private WebhookResponse refused(WebhookVerdict.Refused refused) {
    refusals.merge(refused.reason(), 1L, Long::sum);
    LOG.debug("{} refused a request: {}", name, refused.reason());
    tell(at -> new WebhookEvent.Refused(at, name, refused.reason()));
    return refused.reason() == WebhookRefusal.METHOD
        ? WebhookResponse.of(
            refused.status(), Map.of("Allow", String.join(", ", methods)), new byte[0])
        : WebhookResponse.of(refused.status());
  }

  private WebhookResponse failed(int status, String error) {
    LOG.warn("{} could not take a request: {}", name, error);
    tell(at -> new WebhookEvent.Failed(at, name, error));
    return WebhookResponse.of(status);
  }

  private static String place(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0
        ? ""
        : " at %s:%d".formatted(trace[0].getClassName(), trace[0].getLineNumber());
  }

  private void tell(Function<Instant, WebhookEvent> event) {
    try {
      listener.on(event.apply(clock.instant()));
    } catch (RuntimeException e) {
      LOG.warn("A listener failed; the work goes on", e);
    }
  }

  /** Collects what an endpoint needs. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final WebhookReceiver receiver;
    private final Inbox inbox;
    private Set<String> methods = Set.of("POST");
    private int maxBytes = 1024 * 1024;
    private Clock clock = Clock.systemUTC();
    private SyncListener listener = event -> {};

    private Builder(String name, WebhookReceiver receiver, Inbox inbox) {
      this.name = name;
      this.receiver = receiver;
      this.inbox = inbox;
    }

    /** Sets the methods that reach the receiver; POST unless set. */
    public Builder methods(String... values) {
      this.methods = Set.of(values);
      return this;
    }

    /** Sets the largest body, in bytes; 1 MiB unless set. */
    public Builder maxBytes(int value) {
      if (value < 0 || value == Integer.MAX_VALUE) {
        throw new IllegalArgumentException("No limit for a body: " + value);
      }
      this.maxBytes = value;
      return this;
    }

    /** Sets the clock; the system's unless set. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** Sets who is told what happens; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = value;
      return this;
    }

    /** Returns the endpoint. */
    public WebhookEndpoint build() {
      return new WebhookEndpoint(this);
    }
  }
}
