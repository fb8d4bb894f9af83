package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.UnknownNameException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DomainTest {

  record State(String code) implements Selection {}

  private static Stream<Arguments> operators() {
    DomainField a = field("a");
    return Stream.of(
        Arguments.of(Domain.all(), "[]"),
        Arguments.of(Domain.none(), "[[0,\"=\",1]]"),
        Arguments.of(a.eq("x"), "[[\"a\",\"=\",\"x\"]]"),
        Arguments.of(a.eq(true), "[[\"a\",\"=\",true]]"),
        Arguments.of(a.eq(false), "[[\"a\",\"=\",false]]"),
        Arguments.of(a.ne(new BigDecimal("1.50")), "[[\"a\",\"!=\",1.50]]"),
        Arguments.of(a.eq(new State("done")), "[[\"a\",\"=\",\"done\"]]"),
        Arguments.of(a.eq(new Ref(7, "Seven")), "[[\"a\",\"=\",7]]"),
        Arguments.of(a.eq(new Reference("res.partner", 7)), "[[\"a\",\"=\",\"res.partner,7\"]]"),
        Arguments.of(a.lt(5), "[[\"a\",\"<\",5]]"),
        Arguments.of(a.le(LocalDate.of(1, 1, 1)), "[[\"a\",\"<=\",\"0001-01-01\"]]"),
        Arguments.of(a.gt(5), "[[\"a\",\">\",5]]"),
        Arguments.of(a.ge(5), "[[\"a\",\">=\",5]]"),
        Arguments.of(a.in(1, 2), "[[\"a\",\"in\",[1,2]]]"),
        Arguments.of(a.in(List.of("x")), "[[\"a\",\"in\",[\"x\"]]]"),
        Arguments.of(a.notIn(List.of()), "[[\"a\",\"not in\",[]]]"),
        Arguments.of(a.like("x%"), "[[\"a\",\"like\",\"x%\"]]"),
        Arguments.of(a.notLike("x"), "[[\"a\",\"not like\",\"x\"]]"),
        Arguments.of(a.ilike("\uD83D\uDE9A"), "[[\"a\",\"ilike\",\"\\uD83D\\uDE9A\"]]"),
        Arguments.of(a.notIlike("x"), "[[\"a\",\"not ilike\",\"x\"]]"),
        Arguments.of(a.matches("x_"), "[[\"a\",\"=like\",\"x_\"]]"),
        Arguments.of(a.matchesIgnoringCase("x_"), "[[\"a\",\"=ilike\",\"x_\"]]"),
        Arguments.of(a.eqIfGiven(null), "[[\"a\",\"=?\",false]]"),
        Arguments.of(a.eqIfGiven(3), "[[\"a\",\"=?\",3]]"),
        Arguments.of(a.childOf(1, 2), "[[\"a\",\"child_of\",[1,2]]]"),
        Arguments.of(a.parentOf(1), "[[\"a\",\"parent_of\",[1]]]"),
        Arguments.of(a.isSet(), "[[\"a\",\"!=\",false]]"),
        Arguments.of(a.isNotSet(), "[[\"a\",\"=\",false]]"),
        Arguments.of(
            field("order_line").any(field("product_id.default_code").eq("A").or(a.eq(1))),
            "[[\"order_line\",\"any\",[\"|\",[\"product_id.default_code\",\"=\",\"A\"],"
                + "[\"a\",\"=\",1]]]]"),
        Arguments.of(
            field("order_line").notAny(Domain.all()), "[[\"order_line\",\"not any\",[]]]"));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void eachOperatorIsSentAsOdooWritesIt(Domain domain, String json) {
    assertThat(Json.text(domain.toJson())).isEqualTo(json);
  }

  @Test
  void groupsAreFlattenedAndSentAsBalancedPrefix() {
    Domain domain = field("a").eq(1).and(field("b").eq(2)).and(field("c").eq(3), field("d").eq(4));

    assertThat(Json.text(domain.toJson()))
        .isEqualTo(
            "[\"&\",\"&\",[\"a\",\"=\",1],[\"b\",\"=\",2],\"&\",[\"c\",\"=\",3],[\"d\",\"=\",4]]");
    assertThat(Json.text(field("a").eq(1).or(field("b").eq(2)).not().toJson()))
        .isEqualTo("[\"!\",\"|\",[\"a\",\"=\",1],[\"b\",\"=\",2]]");
  }

  @Test
  void allAndNoneAreNeutralOrDecide() {
    Domain a = field("a").eq(1);

    assertThat(a.and(Domain.all())).isEqualTo(a);
    assertThat(a.or(Domain.none())).isEqualTo(a);
    assertThat(a.and(Domain.none())).isEqualTo(Domain.none());
    assertThat(a.or(Domain.all())).isEqualTo(Domain.all());
    assertThat(Domain.allOf(List.of())).isEqualTo(Domain.all());
    assertThat(Domain.anyOf(List.of())).isEqualTo(Domain.none());
    assertThat(a.not().not()).isEqualTo(a);
    assertThat(Domain.all().not()).isEqualTo(Domain.none());
    assertThat(Domain.none().not()).isEqualTo(Domain.all());
    assertThat(field("b").any(a)).isEqualTo(field("b").any(field("a").eq(1)));
  }

  @Test
  void tenThousandConditionsNeitherOverflowNorNestDeep() {
    List<Domain> conditions = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      conditions.add(field("a").eq(i));
    }

    List<Object> prefix = Domain.anyOf(conditions).toJson();

    assertThat(prefix).hasSize(19_999);
    assertThat(prefix.stream().takeWhile("|"::equals).count()).isLessThanOrEqualTo(14);
    assertThat(PrefixEvaluator.matches(prefix, leaf -> leaf.get(2).equals(9_999))).isTrue();
    assertThat(PrefixEvaluator.matches(prefix, leaf -> leaf.get(2).equals(10_000))).isFalse();
  }

  @Test
  void aChainOfTenThousandIsOneGroup() {
    Domain chain = field("a").eq(0);
    for (int i = 1; i < 10_000; i++) {
      chain = chain.and(field("a").eq(i));
    }

    assertThat(chain.toJson()).hasSize(19_999);
  }

  @Test
  void nestingFiveThousandDeepIsRefusedNotOverflown() {
    assertThatThrownBy(() -> alternating(5_000))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "[OSYNC-1002] the domain nests deeper than 100 levels, which Odoo cannot evaluate."
                + " Nothing was committed. Correct the value named above.");
    assertThatThrownBy(
            () -> {
              Domain domain = field("a").eq(1);
              for (int i = 0; i < 5_000; i++) {
                domain = field("child_ids").any(domain);
              }
            })
        .isInstanceOf(ConfigurationException.class);
    assertThat(Json.bytes(alternating(99).toJson())).isNotEmpty();
  }

  private static Domain alternating(int depth) {
    Domain domain = field("a").eq(0);
    for (int i = 1; i <= depth; i++) {
      domain = i % 2 == 0 ? domain.and(field("a").eq(i)) : domain.or(field("a").eq(i));
    }
    return domain;
  }

  @Test
  void whatCannotBeAskedForIsRefusedWithTheReason() {
    refused(() -> field("a b"), "\"a b\" is not the name of a field");
    refused(() -> field(""), "\"\" is not the name of a field");
    refused(() -> field("a").eq(List.of(1)), "a = takes one value; use in() for many");
    refused(
        () -> field("a").eq(java.util.Optional.empty()),
        "a = has no value; use isSet() or isNotSet()");
    refused(
        () -> field("a").gt("2026-11-23 04:50:07"),
        "a > with a time as text differs between Odoo's versions; give an Instant");
    refused(
        () -> field("a").in(Instant.EPOCH),
        "a in with an Instant differs between Odoo's versions; use eq()");
    refused(() -> field("a").eq("x\0"), "a text of 2 characters has a NUL at 1");
    refused(() -> field("a").eq(Double.NaN), "the number NaN cannot be sent");
    refused(() -> field("a").eq(new Object()), "a value of type java.lang.Object cannot be sent");
  }

  private static void refused(Runnable building, String reason) {
    assertThatThrownBy(building::run)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void onlyTwoOperatorsAreEverSentWithAnInstant() {
    Instant time = Instant.parse("2026-11-23T10:00:00.5Z");
    DomainField date = field("date");

    assertThat(date.ge(time).toJson()).isEqualTo(List.of(leaf(">=", "2026-11-23 10:00:00")));
    assertThat(date.lt(time).toJson()).isEqualTo(List.of(leaf("<", "2026-11-23 10:00:01")));
    assertThat(date.gt(time).toJson()).isEqualTo(List.of(leaf(">=", "2026-11-23 10:00:01")));
    assertThat(date.le(time).toJson()).isEqualTo(List.of(leaf("<", "2026-11-23 10:00:01")));
    assertThat(date.eq(time).toJson())
        .isEqualTo(
            List.of("&", leaf(">=", "2026-11-23 10:00:00"), leaf("<", "2026-11-23 10:00:01")));
    assertThat(date.ne(time).toJson())
        .startsWith("|")
        .contains(leaf("<", "2026-11-23 10:00:00"), leaf(">=", "2026-11-23 10:00:01"));
    assertThat(date.lt(Instant.parse("2026-11-23T10:00:00Z")).toJson())
        .isEqualTo(List.of(leaf("<", "2026-11-23 10:00:00")));
  }

  private static List<Object> leaf(String operator, String value) {
    return List.of("date", operator, value);
  }

  @Test
  void instantsMeanTheSameOnEveryVersion() {
    Instant second = Instant.parse("2026-11-23T10:00:00Z");
    List<Instant> stored =
        Stream.of(-1_500, -1_000, -1, 0, 1, 500, 999, 1_000, 1_500)
            .map(millis -> second.plusMillis(millis))
            .toList();
    DomainField date = field("date");
    Map<Domain, Predicate<Long>> meanings =
        Map.of(
            date.gt(second), shown -> shown > 0,
            date.ge(second), shown -> shown >= 0,
            date.lt(second), shown -> shown < 0,
            date.le(second), shown -> shown <= 0,
            date.eq(second), shown -> shown == 0,
            date.ne(second), shown -> shown != 0);

    meanings.forEach(
        (domain, meaning) -> {
          for (Instant value : stored) {
            boolean upTo18 = PrefixEvaluator.matches(domain.toJson(), leaf -> raw(leaf, value));
            boolean on19 = PrefixEvaluator.matches(domain.toJson(), leaf -> widened(leaf, value));
            long shown = Math.floorDiv(value.toEpochMilli() - second.toEpochMilli(), 1_000L);
            assertThat(upTo18).as("%s of %s", domain.toJson(), value).isEqualTo(on19);
            assertThat(upTo18)
                .as("%s of %s", domain.toJson(), value)
                .isEqualTo(meaning.test(shown));
          }
        });
  }

  /** Up to Odoo 18: the stored microseconds are compared. */
  private static boolean raw(List<?> leaf, Instant stored) {
    if (leaf.get(2).equals(false)) {
      return false;
    }
    int order = stored.compareTo(instant(leaf));
    return switch ((String) leaf.get(1)) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "=" -> order == 0;
      default -> throw new AssertionError(leaf);
    };
  }

  /** From Odoo 19 on: the operators are widened to the whole second. */
  private static boolean widened(List<?> leaf, Instant stored) {
    if (leaf.get(2).equals(false)) {
      return false;
    }
    Instant asked = instant(leaf);
    Instant next = asked.plusSeconds(1);
    return switch ((String) leaf.get(1)) {
      case "<" -> stored.isBefore(asked);
      case "<=" -> stored.isBefore(next);
      case ">" -> !stored.isBefore(next);
      case ">=" -> !stored.isBefore(asked);
      case "=" -> !stored.isBefore(asked) && stored.isBefore(next);
      default -> throw new AssertionError(leaf);
    };
  }

  private static Instant instant(List<?> leaf) {
    return Instant.parse(((String) leaf.get(2)).replace(' ', 'T') + "Z");
  }

  @Test
  void randomDomainsMeanTheSameInPrefixForm() {
    Random random = new Random(20_261_123);
    for (int round = 0; round < 2_000; round++) {
      List<Integer> values = Arrays.asList(random.nextInt(3), random.nextInt(3), random.nextInt(3));
      Meaning meaning = random(random, 5);

      boolean sent =
          PrefixEvaluator.matches(
              meaning.domain().toJson(),
              leaf ->
                  leaf.get(0) instanceof String name
                      && values.get(name.charAt(0) - 'a').equals(leaf.get(2)));

      assertThat(sent)
          .as("round %d: %s on %s", round, meaning.domain().toJson(), values)
          .isEqualTo(meaning.holds().test(values));
    }
  }

  private record Meaning(Domain domain, Predicate<List<Integer>> holds) {}

  private static Meaning random(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(6);
    if (kind == 1) {
      Meaning negated = random(random, depth - 1);
      return new Meaning(negated.domain().not(), negated.holds().negate());
    }
    if (kind == 2) {
      return random.nextBoolean()
          ? new Meaning(Domain.all(), values -> true)
          : new Meaning(Domain.none(), values -> false);
    }
    if (kind > 2) {
      return group(random, depth);
    }
    int field = random.nextInt(3);
    int value = random.nextInt(3);
    return new Meaning(
        field(String.valueOf((char) ('a' + field))).eq(value),
        values -> values.get(field) == value);
  }

  private static Meaning group(Random random, int depth) {
    boolean and = random.nextBoolean();
    List<Domain> domains = new ArrayList<>();
    List<Predicate<List<Integer>>> parts = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      Meaning member = random(random, depth - 1);
      domains.add(member.domain());
      parts.add(member.holds());
    }
    return new Meaning(
        and ? Domain.allOf(domains) : Domain.anyOf(domains),
        values ->
            and
                ? parts.stream().allMatch(part -> part.test(values))
                : parts.stream().anyMatch(part -> part.test(values)));
  }

  @Test
  void fieldsThatTheModelDoesNotHaveAreAllNamedBeforeSending() {
    ModelSchema schema =
        ModelSchema.of(
            "sale.order.line",
            OdooVersion.of(19),
            Map.of("product_uom_id", Map.of("type", "many2one"), "name", Map.of("type", "char")));
    Domain domain =
        field("product_uom").eq(1).or(field("nam").eq("x"), field("name").isSet().not());

    assertThat(field("product_uom_id.name").eq("x").checkedAgainst(schema)).isNotNull();
    assertThatThrownBy(() -> domain.checkedAgainst(schema))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            "[OSYNC-1206] a domain asks for what sale.order.line on Odoo 19.0 does not have: nam"
                + " (near: name); product_uom (near: product_uom_id). Nothing was committed. Check"
                + " the field's name for this Odoo version.");
  }

  @Test
  void aDomainNeverPrintsItsValues() {
    assertThat(field("email").eq("somebody@example.com")).hasToString("Domain on [email]");
    assertThat(Collections.singleton(Domain.all())).contains(Domain.all());
  }
}
