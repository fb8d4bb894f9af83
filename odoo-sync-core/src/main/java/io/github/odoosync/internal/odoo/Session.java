package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooContext;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one view of a client calls with: the transport, the context and the time-out. Immutable; all
 * views of a client share its {@link Lifecycle}.
 */
public final class Session {

  private final OdooTransport transport;
  private final OdooContext context;
  private final @Nullable Duration readTimeout;
  private final Lifecycle lifecycle;
  private final @Nullable Metadata metadata;

  private Session(
      OdooTransport transport,
      OdooContext context,
      @Nullable Duration readTimeout,
      Lifecycle lifecycle,
      @Nullable Metadata metadata) {
    this.transport = transport;
    this.context = context;
    this.readTimeout = readTimeout;
    this.lifecycle = lifecycle;
    this.metadata = metadata;
  }

  /** Returns the session of a new client; it knows no metadata yet. */
  public static Session of(OdooTransport transport, OdooContext context, Lifecycle lifecycle) {
    return new Session(transport, context, null, lifecycle, null);
  }

  /** Returns the same with metadata, which is read through another session. */
  public Session with(Metadata known) {
    return new Session(transport, context, readTimeout, lifecycle, known);
  }

  /** Returns the same over another transport. */
  public Session with(OdooTransport other) {
    return new Session(other, context, readTimeout, lifecycle, metadata);
  }

  /** Returns the same with another context. */
  public Session with(OdooContext other) {
    return new Session(transport, other, readTimeout, lifecycle, metadata);
  }

  /** Returns the same with another time to wait for an answer. */
  public Session with(@Nullable Duration timeout) {
    return new Session(transport, context, timeout, lifecycle, metadata);
  }

  /** Returns the context that is sent. */
  public OdooContext context() {
    return context;
  }

  /** Returns what all views share. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Returns what the server says of a model's fields. */
  public ModelSchema schema(String model) {
    lifecycle.requireOpen();
    return Objects.requireNonNull(metadata).schema(model);
  }

  /** Checks a record type against the server once, before it is used. */
  public void check(ModelMapping<?> mapping) {
    lifecycle.requireOpen();
    Objects.requireNonNull(metadata).check(mapping);
  }

  /** Checks the fields of a domain, where the query's type is known. */
  public void check(ModelMapping<?> mapping, Domain domain) {
    Objects.requireNonNull(metadata).check(mapping, domain);
  }

  /** Returns the server's version. */
  public OdooVersion version() {
    lifecycle.requireOpen();
    return transport.version();
  }

  /** Returns the transport below. */
  public OdooTransport transport() {
    return transport;
  }

  /** Starts a call that changes nothing, so that it may be sent again. */
  public OdooCall.Builder reading(String model, String method) {
    return writing(model, method).readOnly(true);
  }

  /** Starts a call that may change something. */
  public OdooCall.Builder writing(String model, String method) {
    return OdooCall.of(model, method).context(context.asMap()).readTimeout(readTimeout);
  }

  /** Sends a call and returns the raw result. */
  public OdooResult send(OdooCall call) {
    lifecycle.requireOpen();
    return transport.send(call);
  }

  /** Sends a call and decodes its result, which has to be there. */
  public <R> R send(OdooCall call, Function<JsonReader, R> decoder) {
    return decode(call, send(call), decoder);
  }

  /** Sends a call and returns its result as plain Java values; null if there is none. */
  public @Nullable Object value(OdooCall call) {
    OdooResult result = send(call);
    return result.isPresent() ? decode(call, result, JsonReader::tree) : null;
  }

  /**
   * Sends a call whose effect is all that counts. Its answer has to be one that Odoo can give: a
   * broken one, or a gateway's object, does not pass for success.
   */
  public void effect(OdooCall call) {
    if (value(call) instanceof Map) {
      throw unexpected(call, "An object came where true was expected", null);
    }
  }

  /** Sends a call and returns the ids it answers with, one number or a list. */
  public List<Long> ids(OdooCall call) {
    return send(call, reader -> ids(reader));
  }

  /** Decodes the result of a call. */
  public static <R> R decode(OdooCall call, OdooResult result, Function<JsonReader, R> decoder) {
    if (!result.isPresent()) {
      throw unexpected(call, "No value came where one was expected", null);
    }
    try (JsonReader reader = JsonReader.of(result.body(), result.offset())) {
      return decoder.apply(reader);
    } catch (JsonException e) {
      throw unexpected(call, e.getMessage(), e);
    }
  }

  /** Returns the error of an answer that is not what the method gives. */
  public static BadResponseException unexpected(
      OdooCall call, @Nullable String detail, @Nullable Throwable cause) {
    Outcome outcome = call.readOnly() ? Outcome.NOT_COMMITTED : Outcome.UNKNOWN;
    Failure failure =
        Failure.of(
            ErrorCode.BAD_RESPONSE, call.operation(), call.recordCount(), outcome, "" + detail);
    return new BadResponseException(failure, cause);
  }

  private static List<Long> ids(JsonReader reader) {
    if (reader.kind() == JsonReader.Kind.NUMBER) {
      return List.of(reader.integer());
    }
    List<Long> ids = new ArrayList<>();
    while (reader.nextItem()) {
      ids.add(reader.integer());
    }
    return ids;
  }
}
