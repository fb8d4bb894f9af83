package io.github.odoosync.internal.http;

import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpExchanged;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.http.HttpOptions.TokenHeader;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.http.RateSignal;
import io.github.odoosync.connector.http.Token;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.odoo.transport.Timeouts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP to one address, within its limits; thread-safe. */
public final class GovernedHttp implements Http {

  private static final Logger LOG = LoggerFactory.getLogger(GovernedHttp.class);

  private final HttpOptions options;
  private final BaseAddress address;
  private final HttpSender sender;
  private final RateGovernor governor;
  private final Clock clock;
  private final SyncListener listener;

  /** Opens it; whoever opened it closes it. */
  public GovernedHttp(
      HttpOptions options, RateGovernor governor, Clock clock, SyncListener listener) {
    this.options = options;
    this.address = BaseAddress.parse(options.address(), options.plainHttpHosts());
    Timeouts timeouts =
        new Timeouts(
            options.connectTimeout(),
            options.readTimeout(),
            options.readTimeout(),
            options.wholeTimeout());
    this.sender = new HttpSender(address, null, timeouts, options.maxBytes());
    this.governor = governor;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public HttpResponse send(HttpRequest request) {
    TokenHeader wanted = options.token().orElse(null);
    if (wanted == null) {
      return attempt(request, null);
    }
    Token token = wanted.tokens().current();
    HttpResponse response = attempt(request, token);
    if (response.status() != 401) {
      return response;
    }
    return attempt(request, wanted.tokens().insteadOf(token));
  }

  @Override
  public void close() {
    sender.close();
  }

  private HttpResponse attempt(HttpRequest request, @Nullable Token token) {
    Watch watch = new Watch(request);
    try {
      HttpResponse response = passed(request, token, watch);
      watch.ended(response.status(), null);
      governor.report(signals(response));
      return response;
    } catch (OdooSyncException e) {
      watch.ended(0, e.code());
      throw e;
    }
  }

  // What the request took is given back before its answer is reported, which has counted it.
  private HttpResponse passed(HttpRequest request, @Nullable Token token, Watch watch) {
    RateGovernor.Pass pass = enter(request);
    watch.entered();
    try {
      return exchange(request, token);
    } finally {
      pass.leave();
    }
  }

  private RateGovernor.Pass enter(HttpRequest request) {
    List<RateLimit> limits = new ArrayList<>(options.limits());
    for (RateLimit limit : options.namedLimits()) {
      if (request.scopes().contains(limit.scope())) {
        limits.add(limit);
      }
    }
    try {
      return governor.enter(limits, List.of(own()), request.cost(), options.limitTimeout());
    } catch (RateGovernor.Refused e) {
      throw new RateLimitedException(
          nothingSent(request, ErrorCode.LIMIT_EXCEEDED, String.valueOf(e.getMessage()))
              .withRetryAfter(e.waitFor()),
          null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSentException(
          nothingSent(request, ErrorCode.NOT_SENT, "interrupted before sending"), e);
    }
  }

  private HttpResponse exchange(HttpRequest request, @Nullable Token token) {
    try {
      HttpAnswer answer =
          sender.send(
              request.method(),
              request.path(),
              query(request),
              headers(request, token),
              request.body().orElse(null),
              request.readTimeout().orElse(null));
      return HttpResponse.of(
          request, answer.status(), answer.headers(), answer.body(), clock.instant());
    } catch (HttpFailure e) {
      throw Exchanges.failed(request, e, secrets(request, token));
    }
  }

  private static List<String> query(HttpRequest request) {
    List<String> query = new ArrayList<>();
    for (HttpRequest.Parameter parameter : request.query()) {
      query.add(parameter.name());
      query.add(parameter.value());
    }
    return query;
  }

  private Map<String, String> headers(HttpRequest request, @Nullable Token token) {
    Map<String, String> headers = new LinkedHashMap<>();
    options.headers().forEach(header -> headers.put(header.name(), header.value()));
    TokenHeader to = options.token().orElse(null);
    if (to != null && token != null) {
      headers.put(to.header(), to.prefix() + token.access().reveal());
    }
    headers.putAll(request.headers());
    return headers;
  }

  private List<Secret> secrets(HttpRequest request, @Nullable Token token) {
    List<Secret> secrets = new ArrayList<>(options.secrets());
    secrets.addAll(request.secrets());
    if (token != null) {
      secrets.add(token.access());
    }
    return secrets;
  }

  private List<RateSignal> signals(HttpResponse response) {
    List<RateSignal> signals = new ArrayList<>();
    if (response.status() == 429 || response.status() == 503) {
      response.retryAfter().ifPresent(wait -> signals.add(new RateSignal.Pause(own(), wait)));
    }
    try {
      signals.addAll(options.signals().apply(response));
    } catch (RuntimeException e) {
      // The answer is good, whatever it says of limits.
      LOG.warn("What {} says of its limits could not be read", options.system(), e);
    }
    return signals;
  }

  private String own() {
    return options.system() + "@" + address.hostAndPort();
  }

  private static Failure nothingSent(HttpRequest request, ErrorCode code, String detail) {
    return Failure.of(code, request.operation(), 0, Outcome.NOT_COMMITTED, detail);
  }

  /** Tells the listener how one request went. */
  private final class Watch {

    private final HttpRequest request;
    private final long start = System.nanoTime();
    private long entered;
    private boolean inside;

    Watch(HttpRequest request) {
      this.request = request;
    }

    void entered() {
      entered = System.nanoTime();
      inside = true;
    }

    void ended(int status, @Nullable ErrorCode error) {
      long end = System.nanoTime();
      long passed = inside ? entered : end;
      Duration waited = Duration.ofNanos(passed - start);
      Duration took = Duration.ofNanos(end - passed);
      try {
        listener.on(
            new HttpExchanged(
                clock.instant(),
                options.system(),
                request.operation(),
                status,
                waited,
                took,
                error));
      } catch (RuntimeException e) {
        LOG.warn("A listener failed; the work goes on", e);
      }
    }
  }
}
