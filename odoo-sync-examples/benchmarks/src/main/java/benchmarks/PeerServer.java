package benchmarks;

import java.util.Optional;

/** The server that the peers work on. */
final class PeerServer implements AutoCloseable {

  private final Server server;

  private PeerServer(Server server) {
    this.server = server;
  }

  static PeerServer open(Optional<Server> real) {
    return new PeerServer(
        real.orElseThrow(
            () -> new IllegalArgumentException("Name a server: --odoo-url or ODOO_URL")));
  }

  Server server() {
    return server;
  }

  boolean isReal() {
    return true;
  }

  String description() {
    return "real server";
  }

  @Override
  public void close() {}
}
