package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connectors.easypost.EasyPostOptions.Sender;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.shipment.Shipment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a parcel of a shipment as EasyPost wants it. */
final class ShipmentBody {

  private static final Contact NOBODY = Contact.builder().build();

  private final @Nullable String senderAddress;
  private final EasyPostOptions options;

  ShipmentBody(@Nullable String senderAddress, EasyPostOptions options) {
    this.senderAddress = senderAddress;
    this.options = options;
  }

  /** Writes a parcel to be rated. */
  Map<String, Object> of(Shipment shipment, Parcel parcel) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", reference(shipment, parcel));
    tree.put("from_address", from(shipment));
    shipment
        .shipTo()
        .ifPresent(to -> tree.put("to_address", address(to, shipment.contact().orElse(NOBODY))));
    tree.put("parcel", parcel.tree());
    tree.putAll(options.fields().apply(shipment));
    return tree;
  }

  /** Writes a parcel whose label is to be bought. */
  Map<String, Object> of(Shipment shipment, Parcel parcel, String labelFormat) {
    Map<String, Object> tree = of(shipment, parcel);
    Map<String, Object> wishes = new LinkedHashMap<>();
    if (tree.get("options") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> wishes.put(String.valueOf(name), value));
    }
    wishes.put("label_format", labelFormat);
    tree.put("options", wishes);
    return tree;
  }

  // For people who look at EasyPost's pages; nothing is found by it.
  private static String reference(Shipment shipment, Parcel parcel) {
    String key = shipment.key().key();
    return parcel.id() == null ? key : key + "/" + parcel.id();
  }

  private Map<String, String> from(Shipment shipment) {
    if (options.senders().isEmpty() && senderAddress != null) {
      return Map.of("id", senderAddress);
    }
    Sender sender = options.senders().orElseThrow().apply(shipment);
    return address(sender.address(), sender.contact());
  }

  private static Map<String, String> address(Address address, Contact contact) {
    List<String> lines = address.lines();
    Map<String, String> tree = new LinkedHashMap<>();
    put(tree, "name", address.name().or(contact::name));
    put(tree, "company", contact.organisation());
    put(tree, "street1", lines.stream().findFirst());
    put(tree, "street2", rest(lines));
    put(tree, "city", address.city());
    put(tree, "state", address.region().map(region -> region.substring(region.indexOf('-') + 1)));
    put(tree, "zip", address.postalCode());
    put(tree, "country", address.country());
    put(tree, "phone", contact.phone().or(contact::mobile));
    put(tree, "email", contact.email());
    return tree;
  }

  private static Optional<String> rest(List<String> lines) {
    return lines.size() < 2
        ? Optional.empty()
        : Optional.of(String.join(", ", lines.subList(1, lines.size())));
  }

  private static void put(Map<String, String> tree, String name, Optional<String> value) {
    value.ifPresent(text -> tree.put(name, text));
  }
}
