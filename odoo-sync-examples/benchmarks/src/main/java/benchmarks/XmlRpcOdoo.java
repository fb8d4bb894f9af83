package benchmarks;

import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.client.XmlRpcClient;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;

/** The Apache XML-RPC client, set up as Odoo's documentation shows it. */
final class XmlRpcOdoo implements RpcOdoo {

  private final Server server;
  private final XmlRpcClient models = new XmlRpcClient();
  private final int uid;
  private long calls;

  XmlRpcOdoo(Server server) throws MalformedURLException, XmlRpcException {
    this.server = server;
    List<Object> login = List.of(server.database(), server.login(), server.key(), Map.of());
    this.uid = (int) new XmlRpcClient().execute(config("/xmlrpc/2/common"), "authenticate", login);
    this.calls = 1;
    models.setConfig(config("/xmlrpc/2/object"));
  }

  @Override
  public Object execute(String model, String method, List<?> arguments, Map<String, ?> named)
      throws XmlRpcException {
    calls++;
    return models.execute(
        "execute_kw",
        List.of(server.database(), uid, server.key(), model, method, arguments, named));
  }

  @Override
  public long calls() {
    return calls;
  }

  private XmlRpcClientConfigImpl config(String path) throws MalformedURLException {
    XmlRpcClientConfigImpl config = new XmlRpcClientConfigImpl();
    config.setServerURL(URI.create(server.url() + path).toURL());
    return config;
  }
}
