package benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Counts the calls of an OkHttp client, and keeps the requests while it is told to. */
final class CallLog implements Interceptor {

  private final AtomicLong calls = new AtomicLong();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile boolean keeping;

  OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  long calls() {
    return calls.get();
  }

  /** Starts keeping requests, forgetting those kept before. */
  void keep() {
    requests.clear();
    keeping = true;
  }

  /** Returns the requests since {@link #keep()} and keeps no more. */
  List<Request> kept() {
    keeping = false;
    return List.copyOf(requests);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    calls.incrementAndGet();
    if (keeping) {
      requests.add(chain.request());
    }
    return chain.proceed(chain.request());
  }
}
