package io.github.odoosync.model.party;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.util.Optional;

/** A place where goods can be, or are thought to be. Immutable and thread-safe. */
public final class Location extends Document {

  /** What sort of place it is. */
  public enum Kind {
    /** Goods of the company, or kept for others. */
    STORAGE,
    /** Only holds other places. */
    GROUP,
    /** With a supplier. */
    SUPPLIER,
    /** With a customer. */
    CUSTOMER,
    /** Where differences and scrap go. */
    ADJUSTMENT,
    /** In production. */
    PRODUCTION,
    /** Between warehouses or companies. */
    TRANSIT
  }

  private static final Fields FIELDS = Fields.document("location", 1);

  /** The name. */
  public static final Field<String> NAME = FIELDS.optional("name", Type.TEXT);

  /** The name with those of the places around it. */
  public static final Field<String> PATH = FIELDS.optional("path", Type.TEXT);

  /** What sort of place it is. */
  public static final Field<Kind> KIND = FIELDS.optional("kind", Type.oneOf(Kind.values()));

  /** The place it is in. */
  public static final Field<LocationRef> PARENT =
      FIELDS.optional("parent", LocationRef.SHAPE.type());

  /** The warehouse it is in. */
  public static final Field<LocationRef> WAREHOUSE =
      FIELDS.optional("warehouse", LocationRef.SHAPE.type());

  /** The barcode on the shelf. */
  public static final Field<String> BARCODE = FIELDS.optional("barcode", Type.TEXT);

  /** The GLN. */
  public static final Field<Gln> GLN = FIELDS.optional("gln", Gln.TYPE);

  /** Whether it can still be used. */
  public static final Field<Boolean> ACTIVE = FIELDS.optional("active", Type.FLAG);

  /** The schema. */
  public static final Schema<Location> SCHEMA = FIELDS.schema(Location::new);

  private Location(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Location> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<Location> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  @Override
  public Schema<Location> schema() {
    return SCHEMA;
  }

  /** Returns the name. */
  public Optional<String> name() {
    return get(NAME);
  }

  /** Returns the name with those of the places around it. */
  public Optional<String> path() {
    return get(PATH);
  }

  /** Returns what sort of place it is. */
  public Optional<Kind> kind() {
    return get(KIND);
  }

  /** Returns the place it is in. */
  public Optional<LocationRef> parent() {
    return get(PARENT);
  }

  /** Returns the warehouse it is in. */
  public Optional<LocationRef> warehouse() {
    return get(WAREHOUSE);
  }

  /** Returns the barcode on the shelf. */
  public Optional<String> barcode() {
    return get(BARCODE);
  }

  /** Returns the GLN. */
  public Optional<Gln> gln() {
    return get(GLN);
  }

  /** Returns whether it can still be used. */
  public Optional<Boolean> active() {
    return get(ACTIVE);
  }
}
