package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.List;
import java.util.Optional;

/** Names a warehouse or a place in one, by any of its keys. Immutable and thread-safe. */
public final class LocationRef extends Part {

  private static final Fields FIELDS = Fields.part("location-ref");

  /** The keys under which the systems know it. */
  public static final Field<List<ExternalKey>> EXTERNAL_KEYS =
      FIELDS.set("externalKeys", ExternalKey.TYPE);

  /** The code, such as a warehouse's short name. */
  public static final Field<String> CODE = FIELDS.optional("code", Type.TEXT);

  /** The GLN. */
  public static final Field<Gln> GLN = FIELDS.optional("gln", Gln.TYPE);

  /** The name, for people alone. */
  public static final Field<String> NAME = FIELDS.technical("name", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<LocationRef> SHAPE = FIELDS.shape(LocationRef::new);

  private LocationRef(Content content) {
    super(content);
    if (externalKeys().isEmpty() && code().isEmpty() && gln().isEmpty()) {
      throw InvalidValueException.of(ErrorCode.MISSING_FIELD, "A location is named by nothing");
    }
  }

  /** Starts a new one. */
  public static Builder<LocationRef> builder() {
    return SHAPE.builder();
  }

  /** Returns the keys under which the systems know it. */
  public List<ExternalKey> externalKeys() {
    return all(EXTERNAL_KEYS);
  }

  /** Returns the code, such as a warehouse's short name. */
  public Optional<String> code() {
    return get(CODE);
  }

  /** Returns the GLN. */
  public Optional<Gln> gln() {
    return get(GLN);
  }

  /** Returns the name, for people alone. */
  public Optional<String> name() {
    return get(NAME);
  }
}
