package io.github.odoosync.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/** What a system has to tell by webhooks: kept until it is sent, and sent until it is thanked. */
public final class Webhooks {

  /**
   * One request that tells something.
   *
   * @param headers its headers, signature included
   * @param text its body
   */
  public record Hook(Map<String, String> headers, String text) {

    /** Returns one whose body is a text in UTF-8. */
    public static Hook of(Map<String, String> headers, byte[] body) {
      return new Hook(headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Returns the bytes of its body. */
    public byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private final Queue<Hook> waiting = new ArrayDeque<>();

  /** Keeps something to be told. */
  synchronized void add(Hook hook) {
    waiting.add(hook);
  }

  /** Takes all that waits, for a sender of its own. */
  public synchronized List<Hook> take() {
    List<Hook> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  /**
   * Sends all that waits, in order; what is not thanked for waits again.
   *
   * @param copies how often each is sent, as senders do that lose an answer
   * @return how many were thanked for
   */
  public int send(String address, int copies) {
    return sendBy(hook -> post(address, hook), copies);
  }

  /** Sends all that waits in another way than by HTTP; {@code sender} returns the status. */
  public synchronized int sendBy(Function<Hook, Integer> sender, int copies) {
    int thanked = 0;
    for (int left = waiting.size(); left > 0; left--) {
      Hook hook = waiting.remove();
      int status = 0;
      for (int copy = 0; copy < copies; copy++) {
        status = sender.apply(hook);
      }
      if (status >= 200 && status < 300) {
        thanked++;
      } else {
        waiting.add(hook);
      }
    }
    return thanked;
  }

  private static int post(String address, Hook hook) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address).toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      hook.headers().forEach(connection::setRequestProperty);
      connection.getOutputStream().write(hook.body());
      int status = connection.getResponseCode();
      connection.disconnect();
      return status;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
