package io.github.odoosync.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every call tells Odoo beside its arguments: language, timezone, companies and other keys.
 *
 * <p>Immutable. A client always sends its context, never leaves the choice to the server: over
 * JSON-2 a context replaces that of the user, so a missing language would be the source language
 * and not the user's. The default is {@link #standard()}.
 */
public final class OdooContext {

  private static final OdooContext STANDARD =
      new OdooContext(Map.of()).with("lang", "en_US").with("tz", "UTC");

  private final Map<String, @Nullable Object> keys;

  private OdooContext(Map<String, ? extends @Nullable Object> keys) {
    this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /**
   * Returns {@code lang: en_US} and {@code tz: UTC}: the language that is active in every database,
   * and the timezone that Odoo stores times in.
   */
  public static OdooContext standard() {
    return STANDARD;
  }

  /**
   * Returns the same with the language that translated fields and messages come in.
   *
   * @param code an active language, such as {@code fr_FR}
   */
  public OdooContext lang(String code) {
    return with("lang", code);
  }

  /**
   * Returns the same with a timezone. Times are read and written in UTC whatever it is; it decides
   * where a day begins in groups, reports and server-side dates.
   *
   * @param zone a zone such as {@code Europe/Brussels}
   */
  public OdooContext tz(String zone) {
    return with("tz", zone);
  }

  /**
   * Returns the same with the companies to see. The first one is the current company. Without this
   * key Odoo shows all of the user's companies and works in the user's main one.
   */
  public OdooContext companies(Collection<Long> companyIds) {
    return with("allowed_company_ids", new ArrayList<>(companyIds));
  }

  /** Returns the same with archived records seen too ({@code active_test: false}). */
  public OdooContext withArchived() {
    return with("active_test", false);
  }

  /**
   * Returns the same with one more key.
   *
   * @param value a plain JSON value: text, number, boolean, list, map or null
   */
  public OdooContext with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(keys);
    more.put(key, value);
    return new OdooContext(more);
  }

  /** Returns the same with more keys; those given here win. */
  public OdooContext with(Map<String, ? extends @Nullable Object> more) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(keys);
    all.putAll(more);
    return new OdooContext(all);
  }

  /** Returns the same without a key. */
  public OdooContext without(String key) {
    Map<String, @Nullable Object> fewer = new LinkedHashMap<>(keys);
    fewer.remove(key);
    return new OdooContext(fewer);
  }

  /** Returns the keys as they are sent; unmodifiable. */
  public Map<String, @Nullable Object> asMap() {
    return keys;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OdooContext context && keys.equals(context.keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }

  @Override
  public String toString() {
    return keys.toString();
  }
}
