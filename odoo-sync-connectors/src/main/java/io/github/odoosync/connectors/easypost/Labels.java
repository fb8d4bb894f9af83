package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.model.shipment.Label;
import java.util.List;

/** Buys labels and gives them back. */
final class Labels implements LabelService {

  private final CommandHandler<BuyLabels, List<Label>> buyer;
  private final CommandHandler<Label, Label> voider;

  Labels(EasyPostApi api, ShipmentBody bodies, String account) {
    Refunds refunds = new Refunds(api);
    this.buyer = new LabelBuyer(api, bodies, refunds, account);
    this.voider = new LabelVoider(api, refunds, account);
  }

  @Override
  public CommandHandler<BuyLabels, List<Label>> buy() {
    return buyer;
  }

  @Override
  public CommandHandler<Label, Label> voidLabel() {
    return voider;
  }
}
