package io.github.odoosync.internal.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrmTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  private Instance instance = odoo(19);

  private static Instance odoo(int version) {
    Instance made = new Instance(version, Clock.fixed(NOW, ZoneOffset.UTC), Behaviours.all());
    made.add(new User(2, "admin", "admin", null, List.of(1L)));
    return made;
  }

  private <T extends @Nullable Object> T run(Function<Env, T> work) {
    User admin = Objects.requireNonNull(instance.user(2));
    return instance.inTransaction(admin, Context.EMPTY, work);
  }

  private @Nullable Object call(
      String model, String method, List<Long> ids, Map<String, @Nullable Object> args) {
    return run(env -> env.call(model, method, ids, args));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void aRecordIsReadBackAsItWasMade(int version) {
    instance = odoo(version);
    Long id =
        run(
            env ->
                env.create(
                        "res.partner",
                        Map.of("name", "Ann", "country_id", belgium(env), "color", 3))
                    .id());
    Object read =
        call(
            "res.partner",
            "read",
            List.of(id),
            Map.of("fields", List.of("name", "country_id", "color", "email", "write_date")));
    assertThat(read)
        .isEqualTo(
            List.of(
                Map.of(
                    "id",
                    id,
                    "name",
                    "Ann",
                    "country_id",
                    List.of(run(OrmTest::belgium), "Belgium"),
                    "color",
                    3L,
                    "email",
                    false,
                    "write_date",
                    "2026-03-01 10:00:00")));
  }

  private static long belgium(Env env) {
    return Objects.requireNonNull(env.ref("base.be")).id();
  }

  @Test
  void aFailedTransactionLeavesNothing() {
    assertThatThrownBy(
            () ->
                run(
                    env -> {
                      env.create("res.partner", Map.of("name", "Gone"));
                      throw OdooFault.user("no");
                    }))
        .isInstanceOf(OdooFault.class);
    assertThat(partners("name", "=", "Gone")).isEmpty();
  }

  private List<@Nullable String> partners(String field, String operator, Object value) {
    return run(
        env ->
            env.search("res.partner", List.of(List.of(field, operator, value))).stream()
                .map(partner -> partner.text("complete_name"))
                .toList());
  }

  @Test
  void idsOfFailedTransactionsAreNotGivenAgain() {
    Long first = run(env -> env.create("res.partner", Map.of("name", "A")).id());
    assertThatThrownBy(
            () ->
                run(
                    env -> {
                      env.create("res.partner", Map.of("name", "B"));
                      throw OdooFault.user("no");
                    }))
        .isInstanceOf(OdooFault.class);
    Long third = run(env -> env.create("res.partner", Map.of("name", "C")).id());
    assertThat(third).isEqualTo(first + 2);
  }

  @Test
  void aChildIsMadeAndFoundOverItsParent() {
    Long parent =
        run(
            env ->
                env.create(
                        "res.partner",
                        Map.of(
                            "name",
                            "Firm",
                            "is_company",
                            true,
                            "child_ids",
                            List.of(List.of(0, 0, Map.of("name", "Bob")))))
                    .id());
    assertThat(partners("parent_id", "=", parent)).containsExactly("Firm, Bob");
    assertThat(partners("parent_id.name", "=ilike", "FIRM")).containsExactly("Firm, Bob");
    assertThat(partners("child_ids.name", "=", "Bob")).containsExactly("Firm");
    assertThat(partners("id", "child_of", parent)).containsExactly("Firm", "Firm, Bob");
  }

  @Test
  void aUserSharesTheFieldsOfItsPartner() {
    String name = run(env -> env.rec("res.users", 2).text("name"));
    assertThat(name).isEqualTo("Mitchell Admin");
  }
}
