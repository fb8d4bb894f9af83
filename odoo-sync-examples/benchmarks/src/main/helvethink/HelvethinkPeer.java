import benchmarks.Delivery;
import benchmarks.Delivery.Line;
import benchmarks.Peer;
import benchmarks.Server;
import ch.helvethink.odoo4java.jsonrpc.OdooClient;
import ch.helvethink.odoo4java.models.FieldRelation;
import ch.helvethink.odoo4java.models.OdooId;
import ch.helvethink.odoo4java.models.OdooObj;
import ch.helvethink.odoo4java.models.OdooObject;
import ch.helvethink.odoo4java.rpc.OdooObjectLoader;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;

/**
 * Helvethink's java-odoo-json-rpc-client as its README shows it: find the records, then let its
 * loader fetch the relation of each; create one after the other. It cannot name fields, so the
 * server computes all of them. The classes below stand for its generated ones and are smaller.
 */
public final class HelvethinkPeer implements Peer {

  private final AtomicLong calls = new AtomicLong();
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .addInterceptor(
              chain -> {
                calls.incrementAndGet();
                return chain.proceed(chain.request());
              })
          // Its default of 10 s is too short for reading all fields of many records.
          .readTimeout(java.time.Duration.ofMinutes(10))
          .build();
  private final OdooClient client;
  private final OdooObjectLoader loader;

  public HelvethinkPeer(Server server) throws IOException {
    client =
        new OdooClient(http, server.url(), server.database(), server.login(), server.key(), true);
    loader = new OdooObjectLoader(client);
  }

  @Override
  public String name() {
    return "Helvethink JSON-RPC, record by record";
  }

  @Override
  public List<Delivery> deliveries(String origin, int limit) {
    List<Delivery> deliveries = new ArrayList<>();
    for (StockPicking picking :
        client.findByCriteria(limit, 0, "id", StockPicking.class, "origin", "=", origin)) {
      loader.fetchRelationShips(picking, List.of(StockMove.class));
      deliveries.add(picking.delivery());
    }
    return deliveries;
  }

  @Override
  public List<Long> createPartners(List<String> names) {
    List<Long> ids = new ArrayList<>();
    for (String name : names) {
      ids.add((long) client.createOdooObject(new ResPartner(name)));
    }
    return ids;
  }

  @Override
  public long calls() {
    return calls.get();
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }

  /** A delivery. */
  @OdooObject("stock.picking")
  public static final class StockPicking implements OdooObj {

    @JsonProperty("name")
    private String name;

    @JsonProperty("state")
    private String state;

    @JsonProperty("partner_id")
    private OdooId partnerId;

    @JsonProperty("scheduled_date")
    private Date scheduledDate;

    @FieldRelation("HelvethinkPeer$StockMove")
    @JsonProperty("move_ids")
    private List<Integer> moveIds;

    private List<StockMove> moveIdsAsList = List.of();

    public List<Integer> getMoveIds() {
      return moveIds;
    }

    public void setMoveIdsAsList(List<StockMove> moves) {
      moveIdsAsList = moves;
    }

    Delivery delivery() {
      List<Line> lines = moveIdsAsList.stream().map(StockMove::line).toList();
      String partner = partnerId.exists ? partnerId.description : "";
      return new Delivery(name, state, partner, scheduledDate, lines);
    }
  }

  /** A line of a delivery. */
  @OdooObject("stock.move")
  public static final class StockMove implements OdooObj {

    @JsonProperty("product_id")
    private OdooId productId;

    @JsonProperty("product_uom_qty")
    private double productUomQty;

    @JsonProperty("quantity")
    private double quantity;

    @JsonProperty("state")
    private String state;

    Line line() {
      return new Line(productId.description, productUomQty, quantity, state);
    }
  }

  /** A partner. */
  @OdooObject("res.partner")
  public static final class ResPartner implements OdooObj {

    @JsonProperty("name")
    private final String name;

    @JsonProperty("email")
    private final String email = "bench@example.com";

    @JsonProperty("city")
    private final String city = "Gent";

    ResPartner(String name) {
      this.name = name;
    }
  }
}
