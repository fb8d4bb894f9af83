package io.github.odoosync.odoo;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.UnknownNameException;
import io.github.odoosync.internal.odoo.FieldNames;
import io.github.odoosync.internal.odoo.Refusals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records are meant: conditions on fields, joined by and, or and not in any nesting.
 *
 * <pre>{@code
 * import static io.github.odoosync.odoo.Domain.field;
 *
 * field("state").eq("assigned").and(field("picking_type_code").eq("outgoing"))
 * }</pre>
 *
 * <p>Immutable and thread-safe. A group may have any number of members; groups may nest {@value
 * #MAX_DEPTH} deep, and a deeper domain is refused, because Odoo would fail on it with an error of
 * Python's. It is sent in prefix form, each group as a balanced tree, so that ten thousand members
 * make no deep expression on the server either.
 */
public final class Domain {

  /** How deep groups, negations and sub-domains may nest. */
  public static final int MAX_DEPTH = 100;

  private static final Domain ALL = new Domain(new DomainNode.All(), 1);
  private static final Domain NONE = new Domain(new DomainNode.None(), 1);

  private final DomainNode node;
  private final int depth;

  private Domain(DomainNode node, int depth) {
    this.node = node;
    this.depth = depth;
  }

  /** Returns the domain of all records; still without archived ones, unless the context asks. */
  public static Domain all() {
    return ALL;
  }

  /** Returns the domain of no record. */
  public static Domain none() {
    return NONE;
  }

  /**
   * Starts a condition on a field, or on a path through relations such as {@code
   * partner_id.country_id.code}.
   *
   * @throws io.github.odoosync.error.ConfigurationException if that cannot be a field
   */
  public static DomainField field(String path) {
    return new DomainField(FieldNames.requirePath(path));
  }

  /** Returns the records that are in each of these; all records if there is none. */
  public static Domain allOf(Collection<Domain> domains) {
    return join(true, domains);
  }

  /** Returns the records that are in any of these; no record if there is none. */
  public static Domain anyOf(Collection<Domain> domains) {
    return join(false, domains);
  }

  /** Returns the records that are in this one and in all of these. */
  public Domain and(Domain... others) {
    return join(true, withThis(others));
  }

  /** Returns the records that are in this one or in any of these. */
  public Domain or(Domain... others) {
    return join(false, withThis(others));
  }

  /** Returns the records that are not in this one. */
  public Domain not() {
    if (node instanceof DomainNode.All) {
      return NONE;
    }
    if (node instanceof DomainNode.None) {
      return ALL;
    }
    return node instanceof DomainNode.Not negated
        ? negated.member()
        : of(new DomainNode.Not(this), depth + 1);
  }

  /** Returns the fields it asks for, without those of sub-domains; a path counts as its first. */
  public Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    collectFields(fields);
    return fields;
  }

  /**
   * Returns this domain if the model has all of its fields.
   *
   * @throws UnknownNameException naming all that it has not, with the names most like them
   */
  public Domain checkedAgainst(ModelSchema schema) {
    List<String> unknown =
        fields().stream()
            .filter(field -> schema.field(field).isEmpty())
            .map(field -> field + FieldNames.suggestion(field, schema.fields().keySet()))
            .toList();
    if (unknown.isEmpty()) {
      return this;
    }
    String detail =
        "a domain asks for what "
            + schema.model()
            + " on Odoo "
            + schema.version()
            + " does not have: "
            + String.join("; ", unknown);
    throw new UnknownNameException(Failure.of(ErrorCode.UNKNOWN_FIELD, detail), null);
  }

  /** Returns it in Odoo's prefix form, as plain JSON values: {@code ["&", ["a", "=", 1], …]}. */
  public List<Object> toJson() {
    List<Object> terms = new ArrayList<>();
    write(terms);
    return terms;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Domain that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  /** Names the fields; never the values, which are business data. */
  @Override
  public String toString() {
    return "Domain on " + fields();
  }

  static Domain condition(String field, String operator, Object value) {
    return new Domain(new DomainNode.Condition(field, operator, value), 1);
  }

  static Domain condition(String field, String operator, Domain below) {
    return of(new DomainNode.Condition(field, operator, below), below.depth + 1);
  }

  private static Domain of(DomainNode node, int depth) {
    if (depth > MAX_DEPTH) {
      throw Refusals.value(
          "the domain nests deeper than " + MAX_DEPTH + " levels, which Odoo cannot evaluate");
    }
    return new Domain(node, depth);
  }

  private static Domain join(boolean and, Collection<Domain> domains) {
    List<Domain> members = new ArrayList<>(domains.size());
    int deepest = 0;
    for (Domain domain : domains) {
      if (and ? domain.node instanceof DomainNode.None : domain.node instanceof DomainNode.All) {
        return domain;
      }
      if (and ? domain.node instanceof DomainNode.All : domain.node instanceof DomainNode.None) {
        continue;
      }
      boolean same = domain.node instanceof DomainNode.Group group && group.and() == and;
      deepest = Math.max(deepest, same ? domain.depth - 1 : domain.depth);
      if (same) {
        members.addAll(((DomainNode.Group) domain.node).members());
      } else {
        members.add(domain);
      }
    }
    return switch (members.size()) {
      case 0 -> and ? ALL : NONE;
      case 1 -> members.get(0);
      default -> of(new DomainNode.Group(and, members), deepest + 1);
    };
  }

  private List<Domain> withThis(Domain... others) {
    List<Domain> domains = new ArrayList<>(others.length + 1);
    domains.add(this);
    domains.addAll(List.of(others));
    return domains;
  }

  private void collectFields(Set<String> fields) {
    if (node instanceof DomainNode.Condition condition) {
      String path = condition.field();
      int dot = path.indexOf('.');
      fields.add(dot < 0 ? path : path.substring(0, dot));
    } else if (node instanceof DomainNode.Not negated) {
      negated.member().collectFields(fields);
    } else if (node instanceof DomainNode.Group group) {
      group.members().forEach(member -> member.collectFields(fields));
    }
  }

  private void write(List<Object> terms) {
    if (node instanceof DomainNode.None) {
      terms.add(List.of(0, "=", 1));
    } else if (node instanceof DomainNode.Condition condition) {
      terms.add(condition.toJson());
    } else if (node instanceof DomainNode.Not negated) {
      terms.add("!");
      negated.member().write(terms);
    } else if (node instanceof DomainNode.Group group) {
      writeBalanced(terms, group.and() ? "&" : "|", group.members());
    }
  }

  private static void writeBalanced(List<Object> terms, String operator, List<Domain> members) {
    if (members.size() == 1) {
      members.get(0).write(terms);
      return;
    }
    int half = (members.size() + 1) / 2;
    terms.add(operator);
    writeBalanced(terms, operator, members.subList(0, half));
    writeBalanced(terms, operator, members.subList(half, members.size()));
  }
}
