package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.shipment.Label;
import java.util.List;

/** Buys labels, and gives back those that are not used. */
public interface LabelService {

  /** Returns what buys the labels of a shipment's packages. */
  CommandHandler<BuyLabels, List<Label>> buy();

  /** Returns what gives a label back. */
  CommandHandler<Label, Label> voidLabel();
}
