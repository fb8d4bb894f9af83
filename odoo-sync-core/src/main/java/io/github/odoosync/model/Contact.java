package io.github.odoosync.model;

import java.util.Optional;

/** How to reach somebody. Immutable and thread-safe. */
public final class Contact extends Part {

  private static final Fields FIELDS = Fields.part("contact");

  /** The name of the person. */
  public static final Field<String> NAME = FIELDS.optional("name", Type.TEXT);

  /** The name of the company. */
  public static final Field<String> ORGANISATION = FIELDS.optional("organisation", Type.TEXT);

  /** The telephone number. */
  public static final Field<String> PHONE = FIELDS.optional("phone", Type.TEXT);

  /** The mobile telephone number. */
  public static final Field<String> MOBILE = FIELDS.optional("mobile", Type.TEXT);

  /** The e-mail address. */
  public static final Field<String> EMAIL = FIELDS.optional("email", Type.TEXT);

  /** The language by BCP 47, such as de-DE. */
  public static final Field<String> LANGUAGE = FIELDS.optional("language", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<Contact> SHAPE = FIELDS.shape(Contact::new);

  private Contact(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Contact> builder() {
    return SHAPE.builder();
  }

  /** Returns the name of the person. */
  public Optional<String> name() {
    return get(NAME);
  }

  /** Returns the name of the company. */
  public Optional<String> organisation() {
    return get(ORGANISATION);
  }

  /** Returns the telephone number. */
  public Optional<String> phone() {
    return get(PHONE);
  }

  /** Returns the mobile telephone number. */
  public Optional<String> mobile() {
    return get(MOBILE);
  }

  /** Returns the e-mail address. */
  public Optional<String> email() {
    return get(EMAIL);
  }

  /** Returns the language by BCP 47, such as de-DE. */
  public Optional<String> language() {
    return get(LANGUAGE);
  }
}
