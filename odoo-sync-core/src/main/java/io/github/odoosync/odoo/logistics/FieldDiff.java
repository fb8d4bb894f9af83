package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Selection;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which wanted values a record does not have yet, so that only those are written. */
final class FieldDiff {

  private final Map<String, FieldSchema> schema;

  FieldDiff(Map<String, FieldSchema> schema) {
    this.schema = schema;
  }

  /** Returns those of the wanted values that differ from the record's. */
  Values of(Values wanted, OdooRecord record) {
    Values differing = Values.empty();
    for (Map.Entry<String, @Nullable Object> each : wanted.asMap().entrySet()) {
      if (!same(each.getKey(), each.getValue(), record)) {
        differing = differing.with(each.getKey(), each.getValue());
      }
    }
    return differing;
  }

  /** Returns the values without those that Odoo rewrites on its way in, so that none compares. */
  Values comparable(Values values) {
    Values left = Values.empty();
    for (Map.Entry<String, @Nullable Object> each : values.asMap().entrySet()) {
      if (!type(each.getKey()).equals("html")) {
        left = left.with(each.getKey(), each.getValue());
      }
    }
    return left;
  }

  private boolean same(String field, @Nullable Object wanted, OdooRecord record) {
    return switch (type(field)) {
      case "many2one" -> RelatedIds.of(record, field).equals(id(wanted));
      case "many2many", "one2many" -> RelatedIds.all(record, field).equals(ids(wanted));
      case "float", "monetary", "integer" -> sameNumber(record, field, wanted);
      case "boolean" -> record.flag(field) == Boolean.TRUE.equals(wanted);
      case "date" -> record.date(field).equals(Optional.ofNullable(date(wanted)));
      case "datetime" -> record.instant(field).equals(Optional.ofNullable(time(wanted)));
      default -> record.string(field).equals(text(wanted));
    };
  }

  private static boolean sameNumber(OdooRecord record, String field, @Nullable Object wanted) {
    BigDecimal now = record.decimal(field).orElse(BigDecimal.ZERO);
    BigDecimal then =
        wanted instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
    return now.compareTo(then) == 0;
  }

  private String type(String field) {
    FieldSchema of = schema.get(field);
    return of == null ? "" : of.type();
  }

  private static Optional<Long> id(@Nullable Object wanted) {
    if (wanted instanceof Ref ref) {
      return Optional.of(ref.id());
    }
    return wanted instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
  }

  private static Set<Long> ids(@Nullable Object wanted) {
    Set<Long> ids = new HashSet<>();
    if (wanted instanceof Collection<?> many) {
      for (Object each : List.copyOf(many)) {
        id(each).ifPresent(ids::add);
      }
    }
    return ids;
  }

  private static @Nullable LocalDate date(@Nullable Object wanted) {
    return wanted instanceof LocalDate date ? date : null;
  }

  private static @Nullable Instant time(@Nullable Object wanted) {
    return wanted instanceof Instant time ? time.truncatedTo(ChronoUnit.SECONDS) : null;
  }

  private static Optional<String> text(@Nullable Object wanted) {
    if (wanted instanceof Selection selection) {
      return Optional.of(selection.code());
    }
    return Optional.ofNullable(wanted).map(Object::toString).filter(text -> !text.isEmpty());
  }
}
