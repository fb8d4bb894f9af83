package io.github.odoosync.internal.http;

import io.github.odoosync.internal.http.HttpFailure.Stage;
import io.github.odoosync.odoo.transport.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request once and brings back the whole answer, or says how far it got. Thread-safe.
 *
 * <p>It follows no redirect, keeps no cookie and resends nothing by itself.
 */
public final class HttpSender implements AutoCloseable {

  /** Below this size head and body leave in one write, so a refused write means nothing left. */
  private static final int ONE_WRITE = 4096;

  private static final Set<String> NEEDS_BODY = Set.of("POST", "PUT", "PATCH");

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int MAX_IDLE_CONNECTIONS = 32;
  private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);

  private final OkHttpClient client;
  private final boolean owned;
  private final BaseAddress address;
  private final Duration whole;
  private final long maxBytes;
  private final StaleConnections stale = new StaleConnections();

  /**
   * Opens a sender.
   *
   * @param template the caller's own client, whose pool and interceptors are used and which stays
   *     open; null to make one
   * @param maxBytes the largest body that is accepted
   */
  public HttpSender(
      BaseAddress address, @Nullable OkHttpClient template, Timeouts timeouts, long maxBytes) {
    this.address = address;
    this.owned = template == null;
    this.whole = timeouts.whole();
    this.maxBytes = maxBytes;
    OkHttpClient.Builder builder = template == null ? ownClient() : template.newBuilder();
    this.client = configure(builder, timeouts, stale);
  }

  /** Sends a GET. */
  public HttpAnswer get(String path, Map<String, String> headers) throws HttpFailure {
    return send(request(path, headers).get(), 0, null);
  }

  /**
   * Sends JSON of a known length.
   *
   * @param readTimeout how long to wait for bytes of the answer; null for the sender's own setting
   */
  public HttpAnswer post(
      String path, byte[] json, Map<String, String> headers, @Nullable Duration readTimeout)
      throws HttpFailure {
    RequestBody body = RequestBody.create(json, JSON);
    return send(request(path, headers).post(body), json.length, readTimeout);
  }

  /**
   * Sends a request of any kind.
   *
   * @param query names and values one after the other, unencoded
   * @param body null for none; its type is among the headers
   * @param readTimeout how long to wait for bytes of the answer; null for the sender's own setting
   */
  public HttpAnswer send(
      String method,
      String path,
      List<String> query,
      Map<String, String> headers,
      byte @Nullable [] body,
      @Nullable Duration readTimeout)
      throws HttpFailure {
    HttpUrl.Builder url = address.url().newBuilder().encodedPath(path);
    for (int i = 0; i < query.size(); i += 2) {
      url.addQueryParameter(query.get(i), query.get(i + 1));
    }
    byte[] bytes = body == null && NEEDS_BODY.contains(method) ? new byte[0] : body;
    RequestBody sent = bytes == null ? null : RequestBody.create(bytes, null);
    Request.Builder request = new Request.Builder().url(url.build()).method(method, sent);
    headers.forEach(request::header);
    return send(request, bytes == null ? 0 : bytes.length, readTimeout);
  }

  /** Ends what this sender opened; a client that was handed in stays open. */
  @Override
  public void close() {
    if (owned) {
      client.dispatcher().cancelAll();
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private static OkHttpClient.Builder ownClient() {
    return new OkHttpClient.Builder()
        .connectionPool(
            new ConnectionPool(MAX_IDLE_CONNECTIONS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS));
  }

  private static OkHttpClient configure(
      OkHttpClient.Builder builder, Timeouts timeouts, StaleConnections stale) {
    EventListener.Factory others = builder.build().eventListenerFactory();
    return builder
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.read())
        .writeTimeout(timeouts.write())
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        .eventListenerFactory(call -> SendProgress.LISTENER.plus(others.create(call)))
        .addInterceptor(HttpSender::withReadTimeout)
        .addNetworkInterceptor(stale)
        .addNetworkInterceptor(HttpSender::withoutSilentResend)
        .build();
  }

  private static Response withReadTimeout(Interceptor.Chain chain) throws IOException {
    Duration wanted = chain.request().tag(Duration.class);
    if (wanted == null) {
      return chain.proceed(chain.request());
    }
    int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, wanted.toMillis()));
    return chain.withReadTimeout(millis, TimeUnit.MILLISECONDS).proceed(chain.request());
  }

  // OkHttp resends by itself on 503 with "Retry-After: 0"; retries are decided elsewhere.
  private static Response withoutSilentResend(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() == 503 && "0".equals(response.header("Retry-After"))) {
      return response.newBuilder().removeHeader("Retry-After").build();
    }
    return response;
  }

  private Request.Builder request(String path, Map<String, String> headers) {
    Request.Builder request =
        new Request.Builder().url(address.url().newBuilder().encodedPath(path).build());
    headers.forEach(request::header);
    return request;
  }

  private HttpAnswer send(Request.Builder builder, int length, @Nullable Duration readTimeout)
      throws HttpFailure {
    if (readTimeout != null) {
      builder.tag(Duration.class, readTimeout);
    }
    Duration atMost = readTimeout != null && readTimeout.compareTo(whole) > 0 ? readTimeout : whole;
    HttpAnswer answer = attempt(builder, length, atMost);
    // Nothing left on a dead connection, and it is out of the pool now: the next is as good as new.
    while (answer == null) {
      answer = attempt(builder, length, atMost);
    }
    return answer;
  }

  private @Nullable HttpAnswer attempt(Request.Builder builder, int length, Duration atMost)
      throws HttpFailure {
    SendProgress progress = new SendProgress();
    Call call = client.newCall(builder.tag(SendProgress.class, progress).build());
    call.timeout().timeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return answer(call, response);
    } catch (StaleConnections.StaleConnectionException e) {
      return null;
    } catch (IOException e) {
      throw failure(e, progress, length);
    } catch (HttpFailure | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw interrupted(e, progress, length);
    }
  }

  // OkHttp lets an InterruptedException out while it connects, without declaring it.
  private HttpFailure interrupted(Exception cause, SendProgress progress, int length) {
    Thread.currentThread().interrupt();
    InterruptedIOException io = new InterruptedIOException("interrupted");
    io.initCause(cause);
    return failure(io, progress, length);
  }

  private HttpAnswer answer(Call call, Response response) throws IOException, HttpFailure {
    ResponseBody body = response.body();
    long declared = body.contentLength();
    if (declared > maxBytes) {
      call.cancel();
      throw tooLarge();
    }
    byte[] bytes =
        declared >= 0
            ? exactly(body.byteStream(), (int) declared)
            : upToLimit(call, body.byteStream());
    return new HttpAnswer(response.code(), response.headers(), bytes);
  }

  // The HTTP library itself complains when fewer bytes come than were declared.
  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    int read = in.readNBytes(bytes, 0, length);
    return read == length ? bytes : Arrays.copyOf(bytes, read);
  }

  private byte[] upToLimit(Call call, InputStream in) throws IOException, HttpFailure {
    byte[] bytes = new byte[16 * 1024];
    int size = 0;
    while (true) {
      int read = in.readNBytes(bytes, size, bytes.length - size);
      size += read;
      if (size > maxBytes) {
        call.cancel();
        throw tooLarge();
      }
      if (size < bytes.length) {
        return Arrays.copyOf(bytes, size);
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes + 1, bytes.length * 2L));
    }
  }

  private HttpFailure tooLarge() {
    String said = "The answer is larger than " + maxBytes + " bytes";
    return new HttpFailure(Stage.TOO_LARGE, said, new IOException(said));
  }

  private HttpFailure failure(IOException cause, SendProgress progress, int length) {
    String place = address.hostAndPort();
    if (!progress.mayHaveLeft()) {
      return new HttpFailure(stageBefore(cause), place + ": " + before(cause), cause);
    }
    boolean timeout = cause instanceof InterruptedIOException;
    if (progress.refusedByNetwork() && !timeout && length < ONE_WRITE) {
      return new HttpFailure(Stage.NOT_SENT, place + " closed the connection", cause);
    }
    String said = timeout ? after(cause) : "the connection broke before the whole answer came";
    return new HttpFailure(Stage.SENT, place + ": " + said, cause);
  }

  private static Stage stageBefore(IOException cause) {
    return cause instanceof SSLException ? Stage.TLS : Stage.NOT_SENT;
  }

  private static String before(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return "this host name is not known";
    }
    if (cause instanceof SSLException) {
      return "no safe connection: " + cause.getMessage();
    }
    if (cause instanceof SocketTimeoutException) {
      return "no connection within the connect time-out";
    }
    if (isWholeTimeout(cause)) {
      return "not sent within the time for an attempt";
    }
    return cause instanceof InterruptedIOException
        ? "interrupted before sending"
        : "no connection: " + cause.getMessage();
  }

  private static String after(IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return "no answer within the read time-out";
    }
    return isWholeTimeout(cause)
        ? "no whole answer within the time for an attempt"
        : "interrupted while waiting for the answer";
  }

  // OkHttp's name for it.
  private static boolean isWholeTimeout(IOException cause) {
    return cause instanceof InterruptedIOException && "timeout".equals(cause.getMessage());
  }
}
