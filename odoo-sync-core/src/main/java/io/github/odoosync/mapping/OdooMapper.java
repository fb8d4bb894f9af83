package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Unit;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.UpsertOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads documents from Odoo and writes them there, under an ownership. Thread-safe; it holds
 * nothing that needs closing, and the client stays the caller's to close.
 *
 * <pre>{@code
 * OdooMapper mapper = OdooMapper.builder(odoo).tenant("acme").languages("en-US", "de-DE")
 *     .ownership(Ownership.shared().owner(SalesOrder.CUSTOMER_REFERENCE, "shop"))
 *     .build();
 * DocumentMapping<SalesOrder> orders = StandardMappings.of(odoo).salesOrder();
 * SalesOrder order = mapper.read(orders, 42);
 * WriteOutcome outcome = mapper.write(orders, changed, "shop");
 * }</pre>
 *
 * <p>Writing reads first and sends only what differs; a document as Odoo holds it sends nothing. A
 * field that a document does not have says nothing: it is neither written nor cleared, unless the
 * mapping says {@link DocumentMapping#clearing}, and lines that it does not have stay. A new record
 * is made by its external id, so that a repeated write finds it. Confirming, shipping and posting
 * are not written but done: see the package of Odoo's logistics.
 */
public final class OdooMapper {

  private final OdooClient odoo;
  private final List<String> languages;
  private final Ownership ownership;
  private final Lookups lookups;

  private OdooMapper(Builder builder) {
    this.odoo = builder.odoo;
    this.languages = builder.languages;
    this.ownership = builder.ownership;
    // Names of taxes and carriers are translated: they are looked up as they were read.
    OdooClient inFirstLanguage =
        odoo.withContext(context -> context.lang(Languages.code(languages.get(0))));
    this.lookups =
        new Lookups(inFirstLanguage, builder.tenant, builder.units, builder.kept, builder.clock);
  }

  /** Starts a mapper over a client. */
  public static Builder builder(OdooClient odoo) {
    return new Builder(odoo);
  }

  /** Returns the look-ups of the database. */
  public Lookups lookups() {
    return lookups;
  }

  /**
   * Reads one document.
   *
   * @throws MissingRecordException if the record does not exist or is hidden
   */
  public <D extends Document> D read(DocumentMapping<D> mapping, long id) {
    return load(mapping, id).document();
  }

  /** Reads documents in as few calls as possible; those that are gone or hidden are left out. */
  public <D extends Document> List<D> read(DocumentMapping<D> mapping, Collection<Long> ids) {
    return loader(mapping).load(ids).stream().map(Loaded::document).toList();
  }

  /** Reads documents by the ids of their records; those that are gone or hidden are left out. */
  public <D extends Document> Map<Long, D> readByIds(
      DocumentMapping<D> mapping, Collection<Long> ids) {
    Map<Long, D> found = new LinkedHashMap<>();
    loader(mapping).load(ids).forEach(each -> found.put(each.source().id(), each.document()));
    return found;
  }

  /**
   * Reads documents by the texts of their business keys. What is not there is left out; a key that
   * several records answer to comes as often.
   */
  public <D extends Document> List<D> readByKeys(
      DocumentMapping<D> mapping, Collection<String> keys) {
    Set<String> wanted = Set.copyOf(keys);
    return read(mapping, new KeyedIds(odoo, mapping).find(wanted)).stream()
        .filter(document -> wanted.contains(document.key().key()))
        .toList();
  }

  /**
   * Finds the record of a document: by Odoo's own key, by the external id of its business key, then
   * by what the mapping finds it by.
   *
   * @throws InvalidValueException if several records answer to it
   */
  public <D extends Document> Optional<Long> find(DocumentMapping<D> mapping, D document) {
    Optional<Long> own = lookups.ownId(mapping.model(), document.externalKeys());
    Optional<Long> id = own.isPresent() ? own : Keys.bornInOdoo(document.key().key());
    if (id.isPresent()) {
      return id;
    }
    Optional<Reference> named = odoo.externalIds().find(Keys.externalId(document.key()));
    if (named.isPresent() && named.get().model().equals(mapping.model())) {
      return named.map(Reference::id);
    }
    return mapping.finders().stream()
        .flatMap(finder -> search(mapping, finder, document).stream())
        .findFirst();
  }

  /**
   * Writes a document to Odoo as far as its writer may.
   *
   * @param writer the system that says it, as the ownership names it
   */
  public <D extends Document> WriteOutcome write(
      DocumentMapping<D> mapping, D document, String writer) {
    Optional<Long> id = find(mapping, document);
    Saver<D> saver = new Saver<>(odoo, mapping, languages, lookups);
    if (id.isEmpty()) {
      return saver.create(NewPart.document(mapping, ownership, writer, document));
    }
    Loaded<D> held = load(mapping, id.get());
    Merged<D> wanted =
        new Merger<>(mapping, ownership, writer, lookups, true).merge(held.document(), document);
    return saver.update(held, wanted);
  }

  /**
   * Finds out what writing documents would send, in a few calls for all of them; sends nothing.
   *
   * @param documents each with a key of its own
   * @param writer the system that says it, as the ownership names it
   * @param known records that documents led to before, looked at where nothing else leads to one;
   *     what is not there any more is told by {@link PlannedWrite#gone}
   * @return one plan for each document, in their order
   */
  public <D extends Document> List<PlannedWrite<D>> plan(
      DocumentMapping<D> mapping, List<D> documents, String writer, Map<BusinessKey, Long> known) {
    return new Planner<>(odoo, mapping, languages, lookups, ownership, writer)
        .plan(documents, known);
  }

  /**
   * Sends what was planned, in as few calls as possible; what needs none is not sent. A bad
   * document does not keep the others back.
   *
   * @param writes plans without an error
   * @param options how many rows go into one call
   * @return what became of each, in their order
   */
  public <D extends Document> List<AppliedWrite<D>> apply(
      DocumentMapping<D> mapping, List<PlannedWrite<D>> writes, UpsertOptions options) {
    return new Applier<>(odoo, mapping, languages, options).apply(writes);
  }

  /**
   * Takes what Odoo says of a document over into what is known of it elsewhere, as far as Odoo may.
   *
   * @param known as it is kept elsewhere
   * @param fromOdoo as it was read
   */
  public <D extends Document> Merged<D> takeOver(DocumentMapping<D> mapping, D known, D fromOdoo) {
    return new Merger<>(mapping, ownership, Ownership.ODOO, lookups, false).merge(known, fromOdoo);
  }

  private <D extends Document> Loaded<D> load(DocumentMapping<D> mapping, long id) {
    List<Loaded<D>> found = loader(mapping).load(List.of(id));
    if (found.isEmpty()) {
      throw missing(mapping, id);
    }
    return found.get(0);
  }

  static MissingRecordException missing(DocumentMapping<?> mapping, long id) {
    return new MissingRecordException(
        Failure.of(
            ErrorCode.MISSING_RECORD,
            mapping.model() + ".read",
            1,
            Outcome.NOT_COMMITTED,
            "The record " + id + " does not exist, or is hidden"),
        null);
  }

  private <D extends Document> Loader<D> loader(DocumentMapping<D> mapping) {
    return new Loader<>(odoo, mapping, languages, lookups);
  }

  private <D extends Document> Optional<Long> search(
      DocumentMapping<D> mapping, DocumentMapping.Finder<D> finder, D document) {
    String value = finder.value().apply(document).orElse(null);
    if (value == null) {
      return Optional.empty();
    }
    List<Long> found =
        odoo.model(mapping.model())
            .where(field(finder.path()).eq(value))
            .context(Map.of("active_test", false))
            .limit(2)
            .ids();
    if (found.size() > 1) {
      throw InvalidValueException.of(
          ErrorCode.NOT_FOUND,
          "%s '%s' stands for several records of %s"
              .formatted(finder.path(), value, mapping.model()));
    }
    return found.stream().findFirst();
  }

  /** Builds a mapper. Not thread-safe. */
  public static final class Builder {

    private final OdooClient odoo;
    private String tenant = "odoo";
    private List<String> languages = List.of("en-US");
    private Ownership ownership = Ownership.shared();
    private final Map<String, Unit> units = new HashMap<>();
    private Duration kept = Duration.ofMinutes(10);
    private Clock clock = Clock.systemUTC();

    private Builder(OdooClient odoo) {
      this.odoo = odoo;
    }

    /** Names the database in external keys; {@code odoo} unless set. */
    public Builder tenant(String name) {
      this.tenant = name;
      return this;
    }

    /**
     * Sets the languages that translated fields are read and written in, by BCP 47; {@code en-US}
     * unless set. All of them must be active in Odoo.
     */
    public Builder languages(String first, String... others) {
      List<String> all = new ArrayList<>(List.of(first));
      all.addAll(List.of(others));
      this.languages = List.copyOf(all);
      return this;
    }

    /** Sets who may write what; {@link Ownership#shared} unless set. */
    public Builder ownership(Ownership rules) {
      this.ownership = rules;
      return this;
    }

    /** Says which unit a unit of the database's own is, by its name in Odoo. */
    public Builder unit(String name, Unit unit) {
      units.put(name, unit);
      return this;
    }

    /** Sets for how long what was looked up is kept; 10 minutes unless set. */
    public Builder keepLookups(Duration lifetime) {
      this.kept = lifetime;
      return this;
    }

    /** Sets the clock by which what was looked up grows old. */
    public Builder clock(Clock time) {
      this.clock = time;
      return this;
    }

    /** Builds the mapper; nothing is sent. */
    public OdooMapper build() {
      return new OdooMapper(this);
    }
  }
}
