package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import io.github.odoosync.retry.Resilience;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A validation that Odoo refuses because of another one at the same moment: on 17 and 18 both make
 * the user a follower of the transfer, and the later one breaks a unique constraint.
 */
class BeatenShipmentTest implements StockLab {

  private final InProcess server = new InProcess(17);
  private final OdooClient odoo = client(server);
  private Runnable meanwhile = () -> {};
  private final OdooClient slow = client(new Refusing());

  private static OdooClient client(OdooTransport transport) {
    return OdooClient.builder(transport).resilience(Resilience.none()).checkTypes(false).build();
  }

  @AfterEach
  void close() {
    slow.close();
    odoo.close();
  }

  @Override
  public OdooClient odoo() {
    return odoo;
  }

  @Override
  public String run() {
    return "beaten";
  }

  private StepResult<Shipped> shipSlowly(long id, ConfirmedLine line) {
    return Logistics.of(slow).transfers().ship(id, List.of(line), BACKORDER);
  }

  @Test
  void whatAnotherCallShippedJustSoIsFoundDone() {
    long product = stocked("10");
    long id = transfer("stock.picking_type_out", product, "6", units());
    meanwhile = () -> ship(id, BACKORDER, line(product, "4"));

    StepResult<Shipped> shipped = shipSlowly(id, line(product, "4"));

    assertThat(shipped.acted()).isFalse();
    assertThat(shipped.value().backorderIds()).hasSize(1);
    assertThat(onHand(product)).isEqualByComparingTo("6");
  }

  @Test
  void whatNobodyShippedStaysRefused() {
    long product = stocked("10");
    long id = transfer("stock.picking_type_out", product, "6", units());

    assertThatThrownBy(() -> shipSlowly(id, line(product, "4")))
        .isInstanceOf(ValidationException.class);
    assertThat(onHand(product)).isEqualByComparingTo("10");
  }

  /** Lets the other call work, then refuses each validation. */
  private final class Refusing implements OdooTransport {

    @Override
    public OdooResult send(OdooCall call) {
      if (!call.method().equals("button_validate")) {
        return server.send(call);
      }
      meanwhile.run();
      throw new ValidationException(
          Failure.of(
              ErrorCode.VALIDATION,
              call.operation(),
              1,
              Outcome.NOT_COMMITTED,
              "Error, a partner cannot follow twice the same object."),
          null);
    }

    @Override
    public OdooVersion version() {
      return server.version();
    }

    @Override
    public Dialect dialect() {
      return server.dialect();
    }

    @Override
    public String target() {
      return server.target();
    }

    @Override
    public void close() {}
  }
}
