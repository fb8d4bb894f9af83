package io.github.odoosync.model.party;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.util.Optional;

/** A place from which orders are served. Immutable and thread-safe. */
public final class Warehouse extends Document {

  private static final Fields FIELDS = Fields.document("warehouse", 1);

  /** The short code. */
  public static final Field<String> CODE = FIELDS.optional("code", Type.TEXT);

  /** The name. */
  public static final Field<String> NAME = FIELDS.optional("name", Type.TEXT);

  /** The GLN. */
  public static final Field<Gln> GLN = FIELDS.optional("gln", Gln.TYPE);

  /** Whose address it has. */
  public static final Field<PartyRef> PARTY = FIELDS.optional("party", PartyRef.SHAPE.type());

  /** The postal address. */
  public static final Field<Address> ADDRESS = FIELDS.optional("address", Address.SHAPE.type());

  /** Where its stock is. */
  public static final Field<LocationRef> STOCK = FIELDS.optional("stock", LocationRef.SHAPE.type());

  /** Whether it can still be used. */
  public static final Field<Boolean> ACTIVE = FIELDS.optional("active", Type.FLAG);

  /** The schema. */
  public static final Schema<Warehouse> SCHEMA = FIELDS.schema(Warehouse::new);

  private Warehouse(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Warehouse> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<Warehouse> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  @Override
  public Schema<Warehouse> schema() {
    return SCHEMA;
  }

  /** Returns the short code. */
  public Optional<String> code() {
    return get(CODE);
  }

  /** Returns the name. */
  public Optional<String> name() {
    return get(NAME);
  }

  /** Returns the GLN. */
  public Optional<Gln> gln() {
    return get(GLN);
  }

  /** Returns whose address it has. */
  public Optional<PartyRef> party() {
    return get(PARTY);
  }

  /** Returns the postal address. */
  public Optional<Address> address() {
    return get(ADDRESS);
  }

  /** Returns where its stock is. */
  public Optional<LocationRef> stock() {
    return get(STOCK);
  }

  /** Returns whether it can still be used. */
  public Optional<Boolean> active() {
    return get(ACTIVE);
  }
}
