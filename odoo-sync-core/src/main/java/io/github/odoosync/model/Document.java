package io.github.odoosync.model;

import io.github.odoosync.internal.json.CanonicalJson;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.model.Field.Need;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A business document of the canonical model, belonging to no system. Subclasses are final,
 * immutable and thread-safe.
 */
public abstract class Document extends Part {

  /** What the document is about, the same in all systems. */
  public static final Field<BusinessKey> KEY = common("key", BusinessKey.TYPE, Need.REQUIRED);

  /** The code of the company whose document it is, as agreed between the systems. */
  public static final Field<String> COMPANY = common("company", Type.TEXT, Need.OPTIONAL);

  /** Under which keys the systems know it. */
  public static final Field<List<ExternalKey>> EXTERNAL_KEYS =
      common("externalKeys", ExternalKey.TYPE.set(), Need.TECHNICAL);

  /** When the system it was read from last changed it. */
  public static final Field<Instant> CHANGED_AT = common("changedAt", Type.TIME, Need.TECHNICAL);

  static final List<Field<?>> COMMON = List.of(KEY, COMPANY, EXTERNAL_KEYS, CHANGED_AT);

  /** For the documents themselves. */
  protected Document(Content content) {
    super(content);
  }

  /** Returns the document's schema. */
  public abstract Schema<? extends Document> schema();

  /** Returns what the document is about. */
  public final BusinessKey key() {
    return need(KEY);
  }

  /** Returns the code of the company whose document it is. */
  public final Optional<String> company() {
    return get(COMPANY);
  }

  /** Returns under which keys the systems know it. */
  public final List<ExternalKey> externalKeys() {
    return all(EXTERNAL_KEYS);
  }

  /** Returns the key under which one system knows it; empty if it has none, or several. */
  public final Optional<ExternalKey> externalKey(String system) {
    List<ExternalKey> keys =
        externalKeys().stream().filter(key -> key.system().equals(system)).toList();
    return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
  }

  /** Writes the document as JSON that satisfies its schema. */
  public final String toJson() {
    return Json.text(tree(Purpose.STORE));
  }

  /**
   * Returns the SHA-256, in 64 hexadecimal digits, of what the document means: the same whatever
   * the order of its fields, the scale of its numbers, and whether what is empty was absent.
   * Technical fields do not count; custom and unknown ones do.
   */
  public final String fingerprint() {
    byte[] meaning = meaning().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(meaning));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns what the document means, as JSON in one order and notation: what the {@linkplain
   * #fingerprint fingerprint} is taken of. To be compared with another's, not to be read back.
   */
  public final String meaning() {
    return new String(
        CanonicalJson.bytes(withoutNulls(tree(Purpose.COMPARE))), StandardCharsets.UTF_8);
  }

  @Override
  public final String toString() {
    return schema().name() + " " + key();
  }

  // A document's schema is of its own class: both are declared in one place.
  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> tree(Purpose purpose) {
    return ((Schema<Document>) schema()).tree(this, purpose);
  }

  private static @Nullable Object withoutNulls(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> members) {
      Map<String, @Nullable Object> kept = new LinkedHashMap<>();
      members.forEach(
          (name, member) -> {
            if (member != null) {
              kept.put((String) name, withoutNulls(member));
            }
          });
      return kept;
    }
    if (tree instanceof List<?> items) {
      List<@Nullable Object> kept = new ArrayList<>();
      items.forEach(item -> kept.add(withoutNulls(item)));
      return kept;
    }
    return tree;
  }

  private static <T> Field<T> common(String name, Type<T> type, Need need) {
    return new Field<>("document", name, type, need);
  }
}
