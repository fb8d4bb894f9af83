package io.github.odoosync.internal.odoo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a component does with a value, and with the lack of one. */
enum Presence {
  REQUIRED,
  NULLABLE,
  OPTIONAL,
  OPTIONAL_LONG,
  OPTIONAL_INT,
  OPTIONAL_DOUBLE,
  LIST;

  @Nullable Object of(@Nullable Object value) {
    return value == null ? absent() : present(value);
  }

  private Object present(Object value) {
    return switch (this) {
      case REQUIRED, NULLABLE, LIST -> value;
      case OPTIONAL -> Optional.of(value);
      case OPTIONAL_LONG -> OptionalLong.of((Long) value);
      case OPTIONAL_INT -> OptionalInt.of((Integer) value);
      case OPTIONAL_DOUBLE -> OptionalDouble.of((Double) value);
    };
  }

  private @Nullable Object absent() {
    return switch (this) {
      case REQUIRED -> throw new WrongValue(Came.EMPTY);
      case NULLABLE -> null;
      case OPTIONAL -> Optional.empty();
      case OPTIONAL_LONG -> OptionalLong.empty();
      case OPTIONAL_INT -> OptionalInt.empty();
      case OPTIONAL_DOUBLE -> OptionalDouble.empty();
      case LIST -> List.of();
    };
  }
}
