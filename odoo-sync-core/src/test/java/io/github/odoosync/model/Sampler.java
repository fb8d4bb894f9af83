package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes documents of any schema by chance: each field filled with what its type takes. */
public final class Sampler {

  private static final List<String> TEXTS =
      List.of(
          "DE",
          "US",
          "US-CA",
          "EUR",
          "JPY",
          "KWD",
          "KGM",
          "LBR",
          "C62",
          "MTR",
          "CMT",
          "LTR",
          "00000096385074",
          "04006381333931",
          "106141412345678908",
          "0614141000012",
          "2026-02-28",
          "2026-11-23T11:44:26Z",
          "2026-11-23T11:44:26.123456Z",
          "sales-order",
          "\u0130\u00df\u4e2d",
          "a \"quoted\" text");

  private static final int TRIES = 400;

  private final Random random;
  private final double filled;

  /**
   * Fills fields that may be absent.
   *
   * @param filled how likely, 1 being always
   */
  public Sampler(long seed, double filled) {
    this.random = new Random(seed);
    this.filled = filled;
  }

  /** Returns a document. */
  public <D extends Document> D document(Schema<D> schema) {
    if (HandMade.makes(schema)) {
      return HandMade.document(schema, filled > 0.5);
    }
    for (int i = 0; i < TRIES; i++) {
      try {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", schema.name());
        tree.put("version", (long) schema.version());
        tree.putAll(fields(schema.shape(), filled));
        return schema.read(Json.text(tree));
      } catch (InvalidValueException ignored) {
        // The next guess may fit.
      }
    }
    throw new AssertionError("No sample of " + schema.name());
  }

  private Map<String, Object> fields(Shape<?> shape, double share) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Field<?> field : shape.fields()) {
      if (field.required() || random.nextDouble() < share) {
        tree.put(field.name(), value(field.type().codec()));
      }
    }
    return tree;
  }

  private Object value(Codec<?> codec) {
    if (codec instanceof OneOf<?> oneOf) {
      return oneOf.values().get(random.nextInt(oneOf.values().size())).name();
    }
    if (codec instanceof Scalars.Decimal) {
      return String.valueOf(random.nextInt(100_000)) + "." + (1 + random.nextInt(9));
    }
    if (codec instanceof Scalars.Whole) {
      return (long) random.nextInt(1000);
    }
    if (codec instanceof Scalars.Flag) {
      return random.nextBoolean();
    }
    if (codec instanceof Lists<?> lists) {
      return items(lists);
    }
    return valid(codec);
  }

  private List<Object> items(Lists<?> lists) {
    List<Object> items = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      items.add(value(lists.item()));
    }
    return items;
  }

  private Object valid(Codec<?> codec) {
    for (int i = 0; i < TRIES; i++) {
      Object tree = guess(codec);
      try {
        codec.read(tree, Place.root("sample"));
        return tree;
      } catch (InvalidValueException ignored) {
        // The next guess may fit.
      }
    }
    throw new AssertionError("No sample of " + codec);
  }

  private Object guess(Codec<?> codec) {
    if (codec instanceof Parts<?> parts) {
      return fields(parts.shape(), Math.max(filled, 0.3));
    }
    if (codec instanceof Composite<?> composite) {
      Map<String, Object> tree = new LinkedHashMap<>();
      composite.members().forEach(member -> tree.put(member.name(), value(member.codec())));
      return tree;
    }
    if (codec instanceof Scalars.Text<?>) {
      return random.nextInt(3) == 0
          ? "text-" + random.nextInt(1_000_000)
          : TEXTS.get(random.nextInt(TEXTS.size()));
    }
    return Map.of("de-DE", "Kiste " + random.nextInt(100), "en-US", "Crate");
  }
}
