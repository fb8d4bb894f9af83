package io.github.odoosync.reconcile;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.RecordStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Odoo as a side of a reconciliation, read page by page through a mapping. Thread-safe; the client
 * stays the caller's to close.
 *
 * @param <D> the kind of document
 */
public final class OdooSide<D extends Document> implements Side<D> {

  private static final int PAGE = 200;

  // A transaction may commit this much later than its writes are dated.
  private static final long LATE_MINUTES = 16;

  private final OdooClient odoo;
  private final OdooMapper mapper;
  private final DocumentMapping<D> mapping;
  private final Domain which;

  private OdooSide(OdooClient odoo, OdooMapper mapper, DocumentMapping<D> mapping, Domain which) {
    this.odoo = odoo;
    this.mapper = mapper;
    this.mapping = mapping;
    this.which = which;
  }

  /**
   * Returns a side of all records of a mapping for which the conditions hold; archived ones are
   * left out.
   *
   * @param odoo its user must see all companies whose records matter
   */
  public static <D extends Document> OdooSide<D> of(
      OdooClient odoo, OdooMapper mapper, DocumentMapping<D> mapping, Domain... conditions) {
    return new OdooSide<>(odoo, mapper, mapping, Domain.allOf(List.of(conditions)));
  }

  @Override
  public String name() {
    return "odoo";
  }

  @Override
  public Stream<D> all() {
    return documents(which, page -> mapper.read(mapping, page));
  }

  /**
   * Streams the keys of what was written since, looking back a while for commits that come late.
   * What was deleted, and what changed in a line only, cannot be told by Odoo's dates.
   */
  @Override
  public Stream<String> changedSince(Instant moment) {
    Instant from = moment.truncatedTo(ChronoUnit.SECONDS).minus(LATE_MINUTES, ChronoUnit.MINUTES);
    Domain changed = Domain.allOf(List.of(which, field("write_date").ge(from)));
    return documents(changed, page -> mapper.read(mapping, page)).map(each -> each.key().key());
  }

  @Override
  public List<D> read(Collection<String> keys) {
    return mapper.readByKeys(mapping, keys);
  }

  private Stream<D> documents(Domain condition, Function<List<Long>, List<D>> reader) {
    RecordStream<OdooRecord> records = odoo.model(mapping.model()).where(condition).stream();
    Iterator<D> documents = new Pages<>(records.stream().iterator(), reader);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(documents, Spliterator.NONNULL), false)
        .onClose(records::close);
  }

  /** Documents a page at a time, for records one at a time. */
  private static final class Pages<D> implements Iterator<D> {

    private final Iterator<OdooRecord> records;
    private final Function<List<Long>, List<D>> reader;
    private Iterator<D> page = List.<D>of().iterator();

    Pages(Iterator<OdooRecord> records, Function<List<Long>, List<D>> reader) {
      this.records = records;
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && records.hasNext()) {
        List<Long> ids = new ArrayList<>();
        while (ids.size() < PAGE && records.hasNext()) {
          ids.add(records.next().id());
        }
        page = reader.apply(ids).iterator();
      }
      return page.hasNext();
    }

    @Override
    public D next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }
}
