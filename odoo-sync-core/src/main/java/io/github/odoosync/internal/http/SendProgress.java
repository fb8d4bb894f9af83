package io.github.odoosync.internal.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How far one exchange got; rides on the request as a tag. */
final class SendProgress {

  /** Keeps the progress of every exchange that carries one. */
  static final EventListener LISTENER = new Listener();

  private volatile boolean leaving;
  private volatile boolean refusedByNetwork;
  private volatile boolean answered;

  /** Returns whether anything of the request may have left. */
  boolean mayHaveLeft() {
    return leaving;
  }

  /** Returns whether the network took not even the first write. */
  boolean refusedByNetwork() {
    return refusedByNetwork && !answered;
  }

  private static final class Listener extends EventListener {

    @Override
    public void requestHeadersStart(Call call) {
      SendProgress progress = of(call);
      if (progress != null) {
        progress.leaving = true;
      }
    }

    @Override
    public void requestFailed(Call call, IOException failure) {
      SendProgress progress = of(call);
      if (progress != null) {
        progress.refusedByNetwork = true;
      }
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      SendProgress progress = of(call);
      if (progress != null) {
        progress.answered = true;
      }
    }

    private static @Nullable SendProgress of(Call call) {
      return call.request().tag(SendProgress.class);
    }
  }
}
