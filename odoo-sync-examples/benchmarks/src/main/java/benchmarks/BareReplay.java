package benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The floor: OkHttp sends the very requests that were recorded, one after the other, and Jackson
 * reads each answer as a tree. Nothing is checked and no type is filled.
 */
final class BareReplay implements Contestant {

  private final CallLog log = new CallLog();
  private final OkHttpClient http = log.client();
  private final ObjectMapper mapper = new ObjectMapper();
  private final List<Request> requests;

  BareReplay(List<Request> requests) {
    this.requests = requests;
  }

  @Override
  public String name() {
    return "bare OkHttp + Jackson tree";
  }

  @Override
  public long run(int records) throws IOException {
    long handled = 0;
    for (Request request : requests) {
      JsonNode answer = send(request);
      handled += answer.isArray() ? answer.size() : 1;
    }
    return handled;
  }

  JsonNode send(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      return mapper.readTree(response.body().bytes());
    }
  }

  @Override
  public long calls() {
    return log.calls();
  }
}
