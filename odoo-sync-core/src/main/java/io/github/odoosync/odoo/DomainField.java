package io.github.odoosync.odoo;

import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.ValueEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field, or a path of fields, that a condition is made on; from {@link Domain#field}.
 *
 * <p>Values are texts, numbers, booleans, {@code LocalDate}, {@code Instant}, {@link Selection},
 * {@link Ref} (its id) and {@link Reference}. An empty field is asked for with {@link #isNotSet},
 * never with null. Immutable and thread-safe.
 *
 * <p><b>Instants.</b> Odoo stores microseconds and shows whole seconds, and its versions disagree
 * on what that means: {@code > 10:00:00} finds a record of 10:00:00.5 up to Odoo 18, but on 19 only
 * records from 10:00:01 on; {@code <=} and {@code =} differ likewise. So only {@code >=} and {@code
 * <} are ever sent with an instant, which mean the same everywhere. {@link #gt}, {@link #le},
 * {@link #eq} and {@link #ne} are rewritten to these two and compare what Odoo shows: the whole
 * second. {@link #ge} and {@link #lt} with a fraction of a second widen to the second, so that they
 * find too much rather than too little.
 *
 * <p>To follow changes, always ask with {@link #ge}: a record of the same second as the last one
 * seen can still appear, and {@link #gt} would never find it.
 */
public final class DomainField {

  /** A time as text: comparing it would differ between versions without anybody noticing. */
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d)?.*");

  private final String path;

  DomainField(String path) {
    this.path = path;
  }

  /** Equal to a value; on an instant: within that second. */
  public Domain eq(Object value) {
    return value instanceof Instant instant
        ? ge(second(instant)).and(lt(second(instant).plusSeconds(1)))
        : compare("=", value);
  }

  /** Not equal to a value, or empty; on an instant: outside of that second. */
  public Domain ne(Object value) {
    return value instanceof Instant instant
        ? lt(second(instant)).or(ge(second(instant).plusSeconds(1)), isNotSet())
        : compare("!=", value);
  }

  /** Less than a value; an instant with a fraction of a second is raised to the next second. */
  public Domain lt(Object value) {
    return compare("<", value instanceof Instant instant ? ceiling(instant) : value);
  }

  /** At least a value; an instant with a fraction of a second is lowered to its second. */
  public Domain ge(Object value) {
    return compare(">=", value);
  }

  /**
   * At most a value; on an instant: up to the end of its second.
   *
   * @throws io.github.odoosync.error.ConfigurationException on a time given as text, which Odoo's
   *     versions compare differently; give an {@code Instant}
   */
  public Domain le(Object value) {
    return value instanceof Instant instant
        ? lt(second(instant).plusSeconds(1))
        : compare("<=", notATime("<=", value));
  }

  /**
   * Greater than a value; on an instant: from the next second on.
   *
   * @throws io.github.odoosync.error.ConfigurationException on a time given as text, which Odoo's
   *     versions compare differently; give an {@code Instant}
   */
  public Domain gt(Object value) {
    return value instanceof Instant instant
        ? ge(second(instant).plusSeconds(1))
        : compare(">", notATime(">", value));
  }

  /** One of these values; no record if there is none. */
  public Domain in(Collection<?> values) {
    return Domain.condition(path, "in", list("in", values));
  }

  /** One of these values. */
  public Domain in(Object... values) {
    return in(Arrays.asList(values));
  }

  /** None of these values. */
  public Domain notIn(Collection<?> values) {
    return Domain.condition(path, "not in", list("not in", values));
  }

  /** None of these values. */
  public Domain notIn(Object... values) {
    return notIn(Arrays.asList(values));
  }

  /** Contains a text; {@code _} stands for any character, {@code %} for any text. */
  public Domain like(String text) {
    return compare("like", text);
  }

  /** Does not contain a text; see {@link #like}. */
  public Domain notLike(String text) {
    return compare("not like", text);
  }

  /** Contains a text, in any case; see {@link #like}. */
  public Domain ilike(String text) {
    return compare("ilike", text);
  }

  /** Does not contain a text, in any case; see {@link #like}. */
  public Domain notIlike(String text) {
    return compare("not ilike", text);
  }

  /** Matches a pattern as a whole: {@code _} is any character, {@code %} any text. */
  public Domain matches(String pattern) {
    return compare("=like", pattern);
  }

  /** Matches a pattern as a whole, in any case; see {@link #matches}. */
  public Domain matchesIgnoringCase(String pattern) {
    return compare("=ilike", pattern);
  }

  /** Equal to a value, or any value if none is given: Odoo's {@code =?}. */
  public Domain eqIfGiven(@Nullable Object value) {
    if (value instanceof Instant) {
      throw ofInstant("=?");
    }
    return Domain.condition(path, "=?", ValueEncoder.encode(value));
  }

  /** The records with these ids or any below them in the hierarchy. */
  public Domain childOf(long... ids) {
    return Domain.condition(path, "child_of", Arrays.stream(ids).boxed().toList());
  }

  /** The records with these ids or any above them in the hierarchy. */
  public Domain parentOf(long... ids) {
    return Domain.condition(path, "parent_of", Arrays.stream(ids).boxed().toList());
  }

  /** Any of the related records is in a domain; Odoo 17 and later. */
  public Domain any(Domain related) {
    return Domain.condition(path, "any", related);
  }

  /** None of the related records is in a domain; Odoo 17 and later. */
  public Domain notAny(Domain related) {
    return Domain.condition(path, "not any", related);
  }

  /** Has a value; for a boolean: is true. */
  public Domain isSet() {
    return Domain.condition(path, "!=", false);
  }

  /** Has no value; for a boolean: is false. */
  public Domain isNotSet() {
    return Domain.condition(path, "=", false);
  }

  private Domain compare(String operator, @Nullable Object value) {
    if (value instanceof Collection || value instanceof Object[]) {
      throw Refusals.value(path + " " + operator + " takes one value; use in() for many");
    }
    Object json = value == null ? false : ValueEncoder.encode(value);
    if (json.equals(false) && !Boolean.FALSE.equals(value)) {
      throw Refusals.value(path + " " + operator + " has no value; use isSet() or isNotSet()");
    }
    return Domain.condition(path, operator, json);
  }

  private List<Object> list(String operator, Collection<?> values) {
    return values.stream()
        .map(
            value -> {
              if (value instanceof Instant) {
                throw ofInstant(operator);
              }
              return ValueEncoder.encode(value);
            })
        .toList();
  }

  private Object notATime(String operator, Object value) {
    if (value instanceof String text && TIME.matcher(text).matches()) {
      throw Refusals.value(
          path
              + " "
              + operator
              + " with a time as text differs between Odoo's versions;"
              + " give an Instant");
    }
    return value;
  }

  private RuntimeException ofInstant(String operator) {
    return Refusals.value(
        path + " " + operator + " with an Instant differs between Odoo's versions; use eq()");
  }

  private static Instant second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Instant ceiling(Instant instant) {
    Instant second = second(instant);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }
}
