package io.github.odoosync.odoo.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method on a model, independent of the dialect.
 *
 * <p>Immutable. Arguments and context hold plain JSON values only: {@code Map}, {@code List},
 * {@code String}, {@code Number}, {@code Boolean} and null.
 */
public final class OdooCall {

  private final String model;
  private final String method;
  private final @Nullable List<Long> ids;
  private final Map<String, @Nullable Object> arguments;
  private final Map<String, @Nullable Object> context;
  private final boolean readOnly;
  private final @Nullable Duration readTimeout;

  private OdooCall(Builder builder) {
    this.model = builder.model;
    this.method = builder.method;
    this.ids = builder.ids == null ? null : List.copyOf(builder.ids);
    this.arguments = Collections.unmodifiableMap(new LinkedHashMap<>(builder.arguments));
    this.context = Collections.unmodifiableMap(new LinkedHashMap<>(builder.context));
    this.readOnly = builder.readOnly;
    this.readTimeout = builder.readTimeout;
  }

  /** Returns a builder of a call of this method on this model. */
  public static Builder of(String model, String method) {
    return new Builder(model, method);
  }

  /** Returns the model, such as {@code stock.picking}. */
  public String model() {
    return model;
  }

  /** Returns the method, such as {@code button_validate}. */
  public String method() {
    return method;
  }

  /** Returns the records the method is called on; empty for a method of the model itself. */
  public Optional<List<Long>> ids() {
    return Optional.ofNullable(ids);
  }

  /** Returns the named arguments in the order they were given. */
  public Map<String, @Nullable Object> arguments() {
    return arguments;
  }

  /** Returns the context that is sent with the call. */
  public Map<String, @Nullable Object> context() {
    return context;
  }

  /** Returns whether the method changes nothing, so that it can be sent again after any failure. */
  public boolean readOnly() {
    return readOnly;
  }

  /** Returns how long to wait for the answer, where this call differs from the client's setting. */
  public Optional<Duration> readTimeout() {
    return Optional.ofNullable(readTimeout);
  }

  /** Returns {@code model.method}, for messages. */
  public String operation() {
    return model + "." + method;
  }

  /** Returns how many records the call names; 0 for a method of the model itself. */
  public int recordCount() {
    return ids == null ? 0 : ids.size();
  }

  /** Never shows arguments: they are business data. */
  @Override
  public String toString() {
    return operation() + (ids == null ? "" : " on " + ids.size() + " records");
  }

  /** Builds a call; not thread-safe. */
  public static final class Builder {

    private final String model;
    private final String method;
    private @Nullable List<Long> ids;
    private final Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> context = new LinkedHashMap<>();
    private boolean readOnly;
    private @Nullable Duration readTimeout;

    private Builder(String model, String method) {
      this.model = model;
      this.method = method;
    }

    /** Sets the records the method is called on. */
    public Builder ids(List<Long> records) {
      this.ids = records;
      return this;
    }

    /** Adds a named argument. */
    public Builder argument(String name, @Nullable Object value) {
      arguments.put(name, value);
      return this;
    }

    /** Adds named arguments. */
    public Builder arguments(Map<String, ? extends @Nullable Object> named) {
      arguments.putAll(named);
      return this;
    }

    /** Adds context keys. */
    public Builder context(Map<String, ? extends @Nullable Object> keys) {
      context.putAll(keys);
      return this;
    }

    /** Marks the method as one that changes nothing. */
    public Builder readOnly(boolean value) {
      this.readOnly = value;
      return this;
    }

    /** Sets how long to wait for the answer of this call; null for the client's setting. */
    public Builder readTimeout(@Nullable Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    /** Returns the call. */
    public OdooCall build() {
      return new OdooCall(this);
    }
  }
}
