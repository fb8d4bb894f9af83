package io.github.odoosync.mapping;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.HttpTransport;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that keeps which calls could have changed something. */
final class Recorded implements OdooTransport {

  private final OdooTransport transport;
  private final List<String> writes = new CopyOnWriteArrayList<>();

  private Recorded(OdooTransport transport) {
    this.transport = transport;
  }

  static Recorded at(String url, String database, String login, String apiKey) {
    return new Recorded(
        HttpTransport.builder(url)
            .database(database)
            .credentials(Credentials.apiKey(login, Secret.of(apiKey)))
            .build());
  }

  OdooClient client() {
    return OdooClient.builder(this).build();
  }

  List<String> writes() {
    return List.copyOf(writes);
  }

  void forget() {
    writes.clear();
  }

  @Override
  public OdooResult send(OdooCall call) {
    if (!call.readOnly()) {
      writes.add(call.operation());
    }
    return transport.send(call);
  }

  @Override
  public OdooVersion version() {
    return transport.version();
  }

  @Override
  public Dialect dialect() {
    return transport.dialect();
  }

  @Override
  public String target() {
    return transport.target();
  }

  @Override
  public void close() {
    transport.close();
  }
}
