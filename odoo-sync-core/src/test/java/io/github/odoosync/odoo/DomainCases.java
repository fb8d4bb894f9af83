package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Four partners, and for each operator which of them it finds. */
final class DomainCases {

  private final ServerUnderTest server;
  private final Map<String, Long> ids = new LinkedHashMap<>();

  DomainCases(ServerUnderTest server) {
    this.server = server;
  }

  /** A (company, tagged) has B below it, which has C below it; D stands alone and has no city. */
  void create() {
    Model<OdooRecord> partners = server.odoo().model("res.partner");
    long tag =
        server.odoo().model("res.partner.category").create(Values.of("name", "D" + server.run()));
    server.cleanUp("res.partner.category", List.of(tag));
    add(
        partners,
        "A",
        Values.of("city", "Antwerpen")
            .with("color", 1)
            .with("is_company", true)
            .with("category_id", List.of(Command.link(tag))));
    add(partners, "B", below("A").with("city", "Brussel").with("color", 2));
    add(partners, "C", below("B").with("city", "50% Charleroi").with("color", 3));
    add(partners, "D", Values.of("color", 4));
  }

  private Values below(String parent) {
    // Of the type "contact" it would take the address of the one above.
    return Values.of("parent_id", id(parent)).with("type", "other");
  }

  private long id(String name) {
    return Objects.requireNonNull(ids.get(name));
  }

  private void add(Model<OdooRecord> partners, String name, Values values) {
    long id =
        partners.create(
            values.with("name", name + " " + server.run()).with("ref", server.run() + "-dom"));
    ids.put(name, id);
    server.cleanUp("res.partner", List.of(id));
  }

  void check() {
    List<String> wrong = new ArrayList<>();
    cases()
        .forEach(
            (domain, expected) -> {
              String found = names(domain);
              if (!found.equals(expected)) {
                wrong.add(domain.toJson() + " finds " + found + ", not " + expected);
              }
            });
    assertThat(wrong).isEmpty();
  }

  private Map<Domain, String> cases() {
    Map<Domain, String> cases = new LinkedHashMap<>();
    long a = id("A");
    long b = id("B");
    cases.put(field("city").eq("Brussel"), "B");
    cases.put(field("city").ne("Brussel"), "ACD");
    cases.put(field("color").lt(2), "A");
    cases.put(field("color").le(2), "AB");
    cases.put(field("color").gt(2), "CD");
    cases.put(field("color").ge(2), "BCD");
    cases.put(field("color").in(1, 4), "AD");
    cases.put(field("color").in(List.of()), "");
    cases.put(field("color").notIn(1, 4), "BC");
    cases.put(field("color").notIn(List.of()), "ABCD");
    cases.put(field("city").in("Brussel", "Antwerpen"), "AB");
    cases.put(field("city").notIn("Brussel"), "ACD");
    cases.put(field("city").like("russ"), "B");
    cases.put(field("city").like("RUSS"), "");
    cases.put(field("city").notLike("russ"), "ACD");
    cases.put(field("city").ilike("RUSS"), "B");
    cases.put(field("city").notIlike("RUSS"), "ACD");
    cases.put(field("city").matches("%russel"), "B");
    cases.put(field("city").matches("_russel"), "B");
    cases.put(field("city").matches("russel"), "");
    cases.put(field("city").matchesIgnoringCase("bRUSSEL"), "B");
    cases.put(field("city").isSet(), "ABC");
    cases.put(field("city").isNotSet(), "D");
    cases.put(field("city").eqIfGiven(null), "ABCD");
    cases.put(field("city").eqIfGiven("Brussel"), "B");
    cases.put(field("is_company").isSet(), "A");
    cases.put(field("is_company").eq(false), "BCD");
    cases.put(field("parent_id").eq(a), "B");
    cases.put(field("parent_id").eq(Ref.of(a)), "B");
    cases.put(field("parent_id").ne(a), "ACD");
    cases.put(field("parent_id").isNotSet(), "AD");
    cases.put(field("parent_id.city").eq("Antwerpen"), "B");
    cases.put(field("parent_id.parent_id.city").eq("Antwerpen"), "C");
    cases.put(field("id").childOf(a), "ABC");
    cases.put(field("id").childOf(b), "BC");
    cases.put(field("parent_id").childOf(a), "ABC");
    cases.put(field("id").parentOf(b), "AB");
    cases.put(field("parent_id").any(field("city").eq("Brussel")), "C");
    cases.put(field("parent_id").notAny(field("city").eq("Brussel")), "ABD");
    cases.put(field("child_ids").any(field("color").eq(2)), "A");
    cases.put(field("child_ids").notAny(field("color").ge(2)), "CD");
    cases.put(field("category_id").any(field("name").eq("D" + server.run())), "A");
    cases.put(field("category_id").isNotSet(), "BCD");
    cases.put(field("child_ids").isSet(), "AB");
    cases.put(Domain.all(), "ABCD");
    cases.put(Domain.none(), "");
    cases.put(field("color").eq(1).or(field("color").eq(2), field("city").isNotSet()), "ABD");
    cases.put(field("color").eq(1).or(field("color").eq(2)).not(), "CD");
    cases.put(field("color").gt(1).and(field("city").isSet().not()), "D");
    return cases;
  }

  private String names(Domain domain) {
    return server
        .odoo()
        .model("res.partner", "name")
        .where(field("ref").eq(server.run() + "-dom"), domain)
        .orderBy("id")
        .list()
        .stream()
        .map(record -> record.string("name").orElseThrow().substring(0, 1))
        .collect(Collectors.joining());
  }
}
