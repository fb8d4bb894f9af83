package io.github.odoosync.model.party;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.util.List;
import java.util.Optional;

/** A person or organisation, or one of its addresses. Immutable and thread-safe. */
public final class Party extends Document {

  /** A person or an organisation. */
  public enum Kind {
    /** A person. */
    PERSON,
    /** A company or any other organisation. */
    ORGANISATION
  }

  /** What an address is for. */
  public enum Purpose {
    /** The party itself, or a person there. */
    MAIN,
    /** Invoices go there. */
    INVOICE,
    /** Goods go there. */
    DELIVERY,
    /** Anything else. */
    OTHER
  }

  /** What a party is to the company. */
  public enum Role {
    /** It buys. */
    CUSTOMER,
    /** It sells. */
    SUPPLIER,
    /** It transports. */
    CARRIER,
    /** It owns stock that others keep. */
    OWNER,
    /** It is one of the own companies. */
    COMPANY
  }

  private static final Fields FIELDS = Fields.document("party", 1);

  /** The name. */
  public static final Field<String> NAME = FIELDS.optional("name", Type.TEXT);

  /** The number that people know it by. */
  public static final Field<String> CODE = FIELDS.optional("code", Type.TEXT);

  /** The GLN. */
  public static final Field<Gln> GLN = FIELDS.optional("gln", Gln.TYPE);

  /** A person or an organisation. */
  public static final Field<Kind> KIND = FIELDS.optional("kind", Type.oneOf(Kind.values()));

  /** What the address is for. */
  public static final Field<Purpose> PURPOSE =
      FIELDS.optional("purpose", Type.oneOf(Purpose.values()));

  /** What it is to the company. */
  public static final Field<List<Role>> ROLES = FIELDS.set("roles", Type.oneOf(Role.values()));

  /** The organisation it belongs to. */
  public static final Field<PartyRef> PARENT = FIELDS.optional("parent", PartyRef.SHAPE.type());

  /** The VAT number, with its country. */
  public static final Field<String> VAT = FIELDS.optional("vat", Type.TEXT);

  /** The postal address. */
  public static final Field<Address> ADDRESS = FIELDS.optional("address", Address.SHAPE.type());

  /** How to reach it. */
  public static final Field<Contact> CONTACT = FIELDS.optional("contact", Contact.SHAPE.type());

  /** Whether it can still be used. */
  public static final Field<Boolean> ACTIVE = FIELDS.optional("active", Type.FLAG);

  /** A remark. */
  public static final Field<String> NOTE = FIELDS.optional("note", Type.TEXT);

  /** The schema. */
  public static final Schema<Party> SCHEMA = FIELDS.schema(Party::new);

  private Party(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Party> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<Party> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  @Override
  public Schema<Party> schema() {
    return SCHEMA;
  }

  /** Returns the name. */
  public Optional<String> name() {
    return get(NAME);
  }

  /** Returns the number that people know it by. */
  public Optional<String> code() {
    return get(CODE);
  }

  /** Returns the GLN. */
  public Optional<Gln> gln() {
    return get(GLN);
  }

  /** Returns a person or an organisation. */
  public Optional<Kind> kind() {
    return get(KIND);
  }

  /** Returns what the address is for. */
  public Optional<Purpose> purpose() {
    return get(PURPOSE);
  }

  /** Returns what it is to the company. */
  public List<Role> roles() {
    return all(ROLES);
  }

  /** Returns the organisation it belongs to. */
  public Optional<PartyRef> parent() {
    return get(PARENT);
  }

  /** Returns the VAT number, with its country. */
  public Optional<String> vat() {
    return get(VAT);
  }

  /** Returns the postal address. */
  public Optional<Address> address() {
    return get(ADDRESS);
  }

  /** Returns how to reach it. */
  public Optional<Contact> contact() {
    return get(CONTACT);
  }

  /** Returns whether it can still be used. */
  public Optional<Boolean> active() {
    return get(ACTIVE);
  }

  /** Returns a remark. */
  public Optional<String> note() {
    return get(NOTE);
  }
}
