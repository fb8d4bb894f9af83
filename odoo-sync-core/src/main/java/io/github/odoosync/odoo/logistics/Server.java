package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooContext;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The server behind logistics, spoken to in the words of its version. Thread-safe. */
final class Server {

  /** For how long units, currencies, warehouses and the like are not read again. */
  static final Duration KEPT = Duration.ofMinutes(10);

  private final OdooClient client;
  private final Set<Needs> confirmed;
  private final ExpiringCache<String, Optional<OdooRecord>> kept;

  Server(OdooClient client, Clock clock) {
    this(
        client.withContext(context -> context.tz("UTC")),
        ConcurrentHashMap.newKeySet(),
        new ExpiringCache<>(KEPT, 1_000, clock));
  }

  private Server(
      OdooClient client, Set<Needs> confirmed, ExpiringCache<String, Optional<OdooRecord>> kept) {
    this.client = client;
    this.confirmed = confirmed;
    this.kept = kept;
  }

  /** Returns the same working in one company. */
  Server in(long company) {
    return with(context -> context.companies(List.of(company)));
  }

  /** Returns the same seeing archived records too. */
  Server withArchived() {
    return with(OdooContext::withArchived);
  }

  /** Returns the same with another context. */
  Server with(UnaryOperator<OdooContext> change) {
    return new Server(client.withContext(change), confirmed, kept);
  }

  OdooClient client() {
    return client;
  }

  Model<OdooRecord> model(String name, String... fields) {
    return client.model(name, fields);
  }

  /** Returns the record of a model that an external id leads to. */
  Optional<Long> find(ExternalId id, String model) {
    return client
        .externalIds()
        .find(id)
        .filter(reference -> reference.model().equals(model))
        .map(Reference::id);
  }

  /** Returns a record of a kind that hardly ever changes, as it was some minutes ago at most. */
  Optional<OdooRecord> kept(String model, long id, String... fields) {
    String what = model + " " + id + " " + String.join(" ", fields);
    return kept(what, () -> model(model, fields).byId(id));
  }

  /**
   * Returns what was read under this name some minutes ago at most; what is missing is not kept.
   */
  Optional<OdooRecord> kept(String what, Supplier<Optional<OdooRecord>> read) {
    Optional<OdooRecord> found = kept.get(what, key -> read.get());
    if (found.isEmpty()) {
      kept.remove(what);
    }
    return found;
  }

  OdooVersion version() {
    return client.version();
  }

  /** Returns a name in the server's version, which has to have it. */
  String name(Term term) {
    return term.in(version())
        .orElseThrow(
            () ->
                Rejections.of(
                    ErrorCode.SERVER_LACKS, term.name(), "Odoo " + version() + " has no " + term));
  }

  /** Returns whether a term is called so in the server's version. */
  boolean named(Term term, String name) {
    return term.in(version()).filter(name::equals).isPresent();
  }

  /** Returns whether the server has a field; an app that is not installed is no error. */
  boolean has(String model, String field) {
    return client.model(model).schema().fields().containsKey(field);
  }

  /** Returns a name in the server's version; empty where that has no such thing. */
  Optional<String> term(Term term) {
    return term.in(version());
  }

  /** Refuses a record of a company that the client's context leaves out. */
  void requireCompany(long companyId, String operation, String name) {
    if (client.context().asMap().get("allowed_company_ids") instanceof List<?> allowed
        && !allowed.contains(companyId)) {
      throw Rejections.of(
          ErrorCode.OTHER_COMPANY,
          operation,
          name + " is of company " + companyId + ", the client works for " + allowed);
    }
  }

  /** Refuses to go on if the server lacks what a part needs; asks once. */
  void require(Needs part) {
    if (confirmed.contains(part)) {
      return;
    }
    List<String> lacking = lacking(part);
    if (!lacking.isEmpty()) {
      throw Rejections.of(
          ErrorCode.SERVER_LACKS, "fields_get", new ServerReport(version(), lacking).toString());
    }
    confirmed.add(part);
  }

  /** Returns whether the login has a right on a model. */
  boolean allows(String model, String access) {
    Values arguments = Values.of("operation", access);
    if (!version().atLeast(18)) {
      arguments = arguments.with("raise_exception", false);
    }
    Object answer =
        client.model(model).callReadOnly(name(Term.RIGHTS_METHOD), List.of(), arguments);
    return Boolean.TRUE.equals(answer);
  }

  ServerReport report() {
    List<String> lacking = new ArrayList<>();
    Needs.ALL.forEach(part -> lacking.addAll(lacking(part)));
    return new ServerReport(version(), lacking);
  }

  private List<String> lacking(Needs part) {
    List<String> lacking = new ArrayList<>();
    for (String model : part.models(version())) {
      lacking.addAll(lacking(part, model));
    }
    return lacking;
  }

  private List<String> lacking(Needs part, String model) {
    Map<String, FieldSchema> fields;
    try {
      fields = client.model(model).schema().fields();
    } catch (OdooSyncException e) {
      if (e.code() == ErrorCode.UNKNOWN_MODEL) {
        return List.of("the model " + model + ": install " + part.modules());
      }
      throw e;
    }
    List<String> missing = new ArrayList<>();
    for (Needs.Need need : part.in(version())) {
      if (need.model().equals(model)) {
        need.fields().stream().filter(f -> !fields.containsKey(f)).forEach(missing::add);
      }
    }
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "of "
                + model
                + " "
                + String.join(", ", missing)
                + ": install "
                + part.modules()
                + ", or let this login see it");
  }
}
