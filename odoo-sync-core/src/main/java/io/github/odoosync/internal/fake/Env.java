package io.github.odoosync.internal.fake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where code of a model runs: one transaction, one user, one context. Odoo's {@code self.env}.
 *
 * <p>Lives as long as its transaction; not thread-safe.
 */
public final class Env {

  private final Instance instance;
  private final Transaction transaction;
  private final User user;
  private final Context context;
  private final boolean privileged;

  Env(Instance instance, Transaction transaction, User user, Context context, boolean privileged) {
    this.instance = instance;
    this.transaction = transaction;
    this.user = user;
    this.context = context;
    this.privileged = privileged;
  }

  /** Returns the major version of Odoo. */
  public int version() {
    return instance.version();
  }

  /** Returns when the transaction began. */
  public Instant now() {
    return transaction.start();
  }

  /** Returns the day on which the transaction began, in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(now(), ZoneOffset.UTC);
  }

  /** Returns who calls. */
  public User user() {
    return user;
  }

  /** Returns the context of the call. */
  public Context context() {
    return context;
  }

  /** Returns the same with another context. */
  public Env withContext(Context other) {
    return new Env(instance, transaction, user, other, privileged);
  }

  /** Returns the same with one more entry of the context. */
  public Env with(String key, @Nullable Object value) {
    return withContext(context.with(key, value));
  }

  /** Returns the same without access checks. */
  public Env sudo() {
    return privileged ? this : new Env(instance, transaction, user, context, true);
  }

  /** Returns the companies whose records can be seen, the current one first. */
  public List<Long> companies() {
    List<Long> asked = context.ids("allowed_company_ids");
    return asked.isEmpty() ? user.companies() : asked;
  }

  /** Returns the current company. */
  public Rec company() {
    return rec("res.company", companies().get(0));
  }

  /** Tells whether this version has a model. */
  public boolean has(String model) {
    return findModel(model) != null;
  }

  /** Returns a record, whether it exists or not. */
  public Rec rec(String model, long id) {
    return new Rec(this, model(model), id);
  }

  /** Returns records, whether they exist or not. */
  public List<Rec> recs(String model, List<Long> ids) {
    Model of = model(model);
    List<Rec> records = new ArrayList<>(ids.size());
    ids.forEach(id -> records.add(new Rec(this, of, id)));
    return records;
  }

  /** Searches; the domain is as on the wire. */
  public List<Rec> search(String model, List<?> domain) {
    return search(model, domain, "", 0);
  }

  /**
   * Searches in an order.
   *
   * @param order as Odoo writes it; empty for the model's own
   * @param limit how many at most; 0 for all
   */
  public List<Rec> search(String model, List<?> domain, String order, long limit) {
    return recs(model, Search.ids(this, model(model), new Search.Query(domain, order, 0, limit)));
  }

  /** Makes a record. */
  public Rec create(String model, Map<String, ? extends @Nullable Object> values) {
    return new Rec(this, model(model), Writes.create(this, model(model), values));
  }

  /** Calls a method as another model's code would. */
  public @Nullable Object call(
      String model, String method, List<Long> ids, Map<String, @Nullable Object> named) {
    return instance.methods().invoke(this, model(model), method, ids, List.of(), named);
  }

  /**
   * Returns the record that an external id such as {@code base.be} names, null if there is none.
   */
  public @Nullable Rec ref(String externalId) {
    ExternalIds.Target target = ExternalIds.find(this, externalId);
    return target == null ? null : rec(target.model(), target.id());
  }

  /** Names a record by an external id. */
  public void name(Rec record, String externalId) {
    ExternalIds.put(this, externalId, record.model(), record.id(), false);
  }

  /** Returns the next number of a sequence, from 1; numbers are not given back on rollback. */
  public long nextNumber(String sequence) {
    return instance.database().nextNumber(sequence);
  }

  /** Lets the next record of a model have an id beyond the given one, unless it has already. */
  public void skipIdsTo(String model, long id) {
    model(model).table().skipIdsTo(id);
  }

  /** Marks a unique key as taken by this transaction, so that another one conflicts. */
  public void claim(String key) {
    transaction.claim(key);
  }

  /** Sets columns without hooks, checks or a new write_date. */
  public void sqlUpdate(String model, long id, Map<String, ? extends @Nullable Object> values) {
    Model of = model(model);
    Row row = of.table().row(id);
    if (row == null) {
      throw OdooFault.missing(model, id, user.id());
    }
    transaction.put(of.table(), id, of.table().changed(row, Writes.columns(this, of, values)));
  }

  /** Removes a row and nothing else. */
  public void sqlDelete(String model, long id) {
    transaction.put(model(model).table(), id, null);
  }

  Instance instance() {
    return instance;
  }

  Transaction transaction() {
    return transaction;
  }

  boolean isPrivileged() {
    return privileged;
  }

  @Nullable Model findModel(String name) {
    return instance.model(name);
  }

  Model model(String name) {
    Model model = instance.model(name);
    if (model == null) {
      throw OdooFault.of("builtins.KeyError", 500, "'" + name + "'");
    }
    return model;
  }

  /** Returns the children of a one2many in their model's order. */
  List<Long> childrenOf(Model children, String back, long parent) {
    long[] ids = children.table().having(back, parent);
    if (ids.length == 0) {
      return new ArrayList<>();
    }
    return Search.arrange(this, children, ids, context.hidesArchived());
  }

  void require(Right right, String model) {
    Access.require(this, right, model);
  }
}
