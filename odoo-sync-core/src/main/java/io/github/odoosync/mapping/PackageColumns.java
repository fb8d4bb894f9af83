package io.github.odoosync.mapping;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Sscc;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.ShipmentPackage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a transfer with those around them. Since Odoo 19 packages can be in packages:
 * while a transfer is open in the one they are going to be in, then in the one they are in. Five
 * levels are read.
 */
final class PackageColumns {

  static final String PACKAGE = "result_package_id";

  private static final String LINES = "move_ids.move_line_ids";
  private static final String PLANNED = "package_dest_id";
  private static final String WITHIN = "parent_package_id";

  // A case in a carton on a pallet in a container, and one more.
  private static final int DEPTH = 5;

  private final TransferFields fields;

  PackageColumns(TransferFields fields) {
    this.fields = fields;
  }

  Column<List<ShipmentPackage>> all() {
    List<String> reads = new ArrayList<>();
    addReads(LINES + "." + PACKAGE, PLANNED, reads);
    addReads(LINES + "." + PACKAGE, WITHIN, reads);
    return Column.readOnly(reads.stream().distinct().toList(), this::read);
  }

  /** Returns what documents name the packages of a transfer by: names are not unique in Odoo. */
  static Map<Long, String> ids(Source transfer) {
    Map<Long, String> ids = new HashMap<>();
    Set<String> taken = new HashSet<>();
    transfer
        .all(LINES + "." + PACKAGE)
        .flatMap(inner -> chain(inner).stream())
        .forEach(each -> ids.computeIfAbsent(each.id(), id -> unique(each, taken)));
    return ids;
  }

  private static String unique(Source each, Set<String> taken) {
    String name = Objects.requireNonNullElse(each.text("name"), Keys.BORN_IN_ODOO + each.id());
    String id = taken.contains(name) ? name + " " + Keys.BORN_IN_ODOO + each.id() : name;
    taken.add(id);
    return id;
  }

  private void addReads(String from, String outwards, List<String> reads) {
    StringBuilder path = new StringBuilder(from);
    for (int depth = 0; depth < DEPTH; depth++) {
      for (String field : own()) {
        reads.add(path + "." + field);
      }
      if (!fields.containers()) {
        return;
      }
      path.append('.').append(outwards);
    }
  }

  private List<String> own() {
    List<String> own =
        new ArrayList<>(
            List.of(
                "name",
                "package_type_id.name",
                "package_type_id.packaging_length",
                "package_type_id.width",
                "package_type_id.height",
                "package_type_id.length_uom_name"));
    if (fields.packageWeights()) {
      own.addAll(List.of("shipping_weight", "weight_uom_name"));
    }
    return own;
  }

  private List<ShipmentPackage> read(Source transfer) {
    Map<Long, String> ids = ids(transfer);
    Map<Long, ShipmentPackage> packages = new LinkedHashMap<>();
    transfer
        .all(LINES + "." + PACKAGE)
        .forEach(
            inner -> {
              List<Source> chain = chain(inner);
              for (int i = 0; i < chain.size(); i++) {
                Source around = i + 1 < chain.size() ? chain.get(i + 1) : null;
                Source each = chain.get(i);
                packages.computeIfAbsent(each.id(), id -> of(each, around, ids));
              }
            });
    return List.copyOf(packages.values());
  }

  /** Returns a package and those around it, from within outwards. */
  private static List<Source> chain(Source inner) {
    String outwards = inner.all(PLANNED).findFirst().isPresent() ? PLANNED : WITHIN;
    List<Source> chain = new ArrayList<>(List.of(inner));
    Source around = inner.all(outwards).findFirst().orElse(null);
    while (around != null) {
      chain.add(around);
      around = around.all(outwards).findFirst().orElse(null);
    }
    return chain;
  }

  private ShipmentPackage of(Source each, @Nullable Source around, Map<Long, String> ids) {
    Builder<ShipmentPackage> built =
        ShipmentPackage.builder()
            .set(ShipmentPackage.ID, ids.get(each.id()))
            .set(ShipmentPackage.WITHIN, around == null ? null : ids.get(around.id()))
            .set(ShipmentPackage.SSCC, sscc(each.text("name")))
            .set(ShipmentPackage.TYPE, each.text("package_type_id.name"))
            .set(ShipmentPackage.DIMENSIONS, size(each));
    if (fields.packageWeights()) {
      BigDecimal weight = Measures.measured(each, "shipping_weight");
      if (weight != null) {
        built.set(
            ShipmentPackage.WEIGHT,
            new Weight(weight, Measures.weight(each.text("weight_uom_name"))));
      }
    }
    return built.build();
  }

  private static @Nullable Sscc sscc(@Nullable String name) {
    try {
      return name == null ? null : new Sscc(name);
    } catch (InvalidValueException aNameOfAnotherKind) {
      return null;
    }
  }

  private static @Nullable Dimensions size(Source each) {
    BigDecimal length = Measures.measured(each, "package_type_id.packaging_length");
    BigDecimal width = Measures.measured(each, "package_type_id.width");
    BigDecimal height = Measures.measured(each, "package_type_id.height");
    return length == null || width == null || height == null
        ? null
        : new Dimensions(
            length, width, height, Measures.length(each.text("package_type_id.length_uom_name")));
  }
}
