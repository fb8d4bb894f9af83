package benchmarks;

import io.github.odoosync.testing.FakeOdoo;
import java.util.Optional;

/** The server that the peers work on: a real one, or FakeOdoo in this process. */
final class PeerServer implements AutoCloseable {

  private final Server server;
  private final Optional<FakeOdoo> fake;

  private PeerServer(Server server, Optional<FakeOdoo> fake) {
    this.server = server;
    this.fake = fake;
  }

  static PeerServer open(Optional<Server> real) {
    return real.map(server -> new PeerServer(server, Optional.empty()))
        .orElseGet(() -> of(FakeOdoo.start(19)));
  }

  Server server() {
    return server;
  }

  boolean isReal() {
    return fake.isEmpty();
  }

  String description() {
    return isReal() ? "a real server" : "FakeOdoo in the same process";
  }

  @Override
  public void close() {
    fake.ifPresent(FakeOdoo::close);
  }

  private static PeerServer of(FakeOdoo odoo) {
    Server server = new Server(odoo.url(), odoo.database(), odoo.login(), odoo.apiKey());
    return new PeerServer(server, Optional.of(odoo));
  }
}
