package benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A peer creates partners, which are deleted after each round. */
final class CreateJob implements Contestant {

  private final Peer peer;
  private final BenchData data;
  private final List<Long> created = new ArrayList<>();

  CreateJob(Peer peer, BenchData data) {
    this.peer = peer;
    this.data = data;
  }

  @Override
  public String name() {
    return peer.name();
  }

  @Override
  public long run(int records) throws Exception {
    List<String> names =
        IntStream.range(0, records).mapToObj(i -> BenchData.MARK + " " + i).toList();
    created.addAll(peer.createPartners(names));
    return created.size();
  }

  @Override
  public void cleanUp() {
    data.deletePartners(List.copyOf(created));
    created.clear();
  }

  @Override
  public long calls() {
    return peer.calls();
  }
}
