package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.List;
import java.util.Optional;

/** Names a party in a document, by any of its keys. Immutable and thread-safe. */
public final class PartyRef extends Part {

  private static final Fields FIELDS = Fields.part("party-ref");

  /** The keys under which the systems know it. */
  public static final Field<List<ExternalKey>> EXTERNAL_KEYS =
      FIELDS.set("externalKeys", ExternalKey.TYPE);

  /** The number that people know it by. */
  public static final Field<String> CODE = FIELDS.optional("code", Type.TEXT);

  /** The GLN. */
  public static final Field<Gln> GLN = FIELDS.optional("gln", Gln.TYPE);

  /** The name, for people alone. */
  public static final Field<String> NAME = FIELDS.technical("name", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<PartyRef> SHAPE = FIELDS.shape(PartyRef::new);

  private PartyRef(Content content) {
    super(content);
    if (externalKeys().isEmpty() && code().isEmpty() && gln().isEmpty()) {
      throw InvalidValueException.of(ErrorCode.MISSING_FIELD, "A party is named by nothing");
    }
  }

  /** Starts a new one. */
  public static Builder<PartyRef> builder() {
    return SHAPE.builder();
  }

  /** Returns the keys under which the systems know it. */
  public List<ExternalKey> externalKeys() {
    return all(EXTERNAL_KEYS);
  }

  /** Returns the number that people know it by. */
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
