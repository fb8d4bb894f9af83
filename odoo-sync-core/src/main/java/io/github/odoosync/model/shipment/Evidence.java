package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;
import java.util.Optional;

/**
 * A signature, picture or paper that proves something; the file itself lies elsewhere. Immutable
 * and thread-safe.
 */
public final class Evidence extends Part {

  private static final Fields FIELDS = Fields.part("evidence");

  /** What it is, such as signature, photo or paper. */
  public static final Field<String> KIND = FIELDS.required("kind", Type.TEXT);

  /** Where it lies. */
  public static final Field<String> URI = FIELDS.required("uri", Type.TEXT);

  /** Its media type. */
  public static final Field<String> MEDIA_TYPE = FIELDS.optional("mediaType", Type.TEXT);

  /** The SHA-256 of the file, in 64 hexadecimal digits. */
  public static final Field<String> SHA256 = FIELDS.optional("sha256", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<Evidence> SHAPE = FIELDS.shape(Evidence::new);

  private Evidence(Content content) {
    super(content);
    sha256().ifPresent(Checks::sha256);
  }

  /** Starts a new one. */
  public static Builder<Evidence> builder() {
    return SHAPE.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<Evidence> toBuilder() {
    return SHAPE.builder(this);
  }

  /** Returns what it is, such as signature, photo or paper. */
  public String kind() {
    return need(KIND);
  }

  /** Returns where it lies. */
  public String uri() {
    return need(URI);
  }

  /** Returns its media type. */
  public Optional<String> mediaType() {
    return get(MEDIA_TYPE);
  }

  /** Returns the SHA-256 of the file, in 64 hexadecimal digits. */
  public Optional<String> sha256() {
    return get(SHA256);
  }
}
