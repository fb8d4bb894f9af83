package io.github.odoosync.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.MissingRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What writing does, on any server. */
interface WriteScenario extends ServerUnderTest {

  @OdooModel("res.partner")
  record Address(
      long id,
      String name,
      Optional<String> street,
      Optional<Ref> countryId,
      @OdooField(readOnly = true) Optional<String> displayName) {}

  @Test
  default void aRecordIsCreatedWrittenUpdatedAndDeleted() {
    Model<Address> addresses = odoo().model(Address.class);
    long id =
        addresses.create(
            new Address(0, "W " + run(), Optional.of("S"), Optional.empty(), Optional.empty()));
    long belgium = odoo().externalIds().find(ExternalId.parse("base.be")).orElseThrow().id();

    addresses.write(id, Values.of("country_id", belgium));
    Address read = addresses.byId(id).orElseThrow();
    assertThat(read.countryId()).contains(new Ref(belgium, "Belgium"));
    assertThat(read.street()).contains("S");

    addresses.update(
        new Address(id, "W2 " + run(), Optional.empty(), read.countryId(), Optional.of("?")));
    read = addresses.byId(id).orElseThrow();
    assertThat(read.name()).isEqualTo("W2 " + run());
    assertThat(read.street()).isEmpty();
    assertThat(read.countryId()).isPresent();

    addresses.unlink(List.of(id));
    assertThat(addresses.byId(id)).isEmpty();
    assertThatThrownBy(() -> addresses.write(id, Values.of("street", "x")))
        .isInstanceOf(MissingRecordException.class);
  }

  @Test
  default void deletingTwiceIsPassedOverOrTold() {
    Model<OdooRecord> tags = odoo().model("res.partner.category");
    long tag = tags.create(Values.of("name", "Twice " + run()));
    tags.unlink(List.of(tag));
    tags.unlink(List.of(tag));

    Model<OdooRecord> partners = odoo().model("res.partner");
    assertThatThrownBy(() -> partners.unlink(List.of(999_999_999L)))
        .isInstanceOf(MissingRecordException.class);
  }

  @Test
  default void allSevenCommandsDoWhatTheySay() {
    Model<OdooRecord> partners = odoo().model("res.partner", "child_ids.name", "category_id");
    Model<OdooRecord> tags = odoo().model("res.partner.category", "name");
    long parent =
        partners.create(
            Values.of("name", "Seven " + run())
                .with(
                    "child_ids",
                    List.of(
                        Command.create(Values.of("name", "K1 " + run())),
                        Command.create(Values.of("name", "K2 " + run())))));
    List<Long> children = children(parent);
    cleanUp("res.partner", children);
    cleanUp("res.partner", List.of(parent));
    partners.write(
        parent,
        Values.of(
            "child_ids",
            List.of(
                Command.update(children.get(0), Values.of("name", "K9 " + run())),
                Command.delete(children.get(1)))));
    assertThat(children(parent)).containsExactly(children.get(0));
    assertThat(odoo().model("res.partner", "name").byIds(children))
        .as("the deleted child is gone")
        .hasSize(1)
        .allSatisfy((id, child) -> assertThat(child.string("name")).contains("K9 " + run()));
    partners.write(parent, Values.of("child_ids", List.of(Command.unlink(children.get(0)))));
    assertThat(children(parent)).isEmpty();
    partners.write(parent, Values.of("child_ids", List.of(Command.link(children.get(0)))));
    assertThat(children(parent)).containsExactly(children.get(0));

    List<Long> three =
        tags.create(
            List.of(
                Values.of("name", "s1 " + run()),
                Values.of("name", "s2 " + run()),
                Values.of("name", "s3 " + run())));
    cleanUp("res.partner.category", three);
    assertThat(tagsAfter(parent, Command.replace(three))).containsExactlyElementsOf(three);
    assertThat(tagsAfter(parent)).as("no command").containsExactlyElementsOf(three);
    assertThat(tagsAfter(parent, Command.unlink(three.get(1))))
        .containsExactly(three.get(0), three.get(2));
    assertThat(tagsAfter(parent, Command.clear())).isEmpty();
    assertThat(tagsAfter(parent, Command.link(three.get(1)))).containsExactly(three.get(1));
    assertThat(tagsAfter(parent, Command.create(Values.of("name", "s4 " + run())))).hasSize(2);
    cleanUp("res.partner.category", tagsAfter(parent, Command.link(three.get(0))));
  }

  private List<Long> children(long parent) {
    return odoo().model("res.partner", "child_ids").byId(parent).orElseThrow().ids("child_ids");
  }

  private List<Long> tagsAfter(long partner, Command... commands) {
    odoo().model("res.partner").write(partner, Values.of("category_id", List.of(commands)));
    List<Long> ids =
        odoo().model("res.partner", "category_id").byId(partner).orElseThrow().ids("category_id");
    return ids.stream().sorted().toList();
  }

  @Test
  default void aBadRecordDoesNotKeepTheOthersBack() {
    List<Values> values = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      values.add(Values.of("name", i == 7 ? null : "Bulk " + i + " " + run()));
    }

    BatchResult result = odoo().model("res.partner").createAll(values);

    result
        .rows()
        .forEach(row -> row.recordId().ifPresent(id -> cleanUp("res.partner", List.of(id))));
    assertThat(result.unsaved()).containsExactly(7);
    RowResult.Rejected rejected = result.rows().get(7).rejection().orElseThrow();
    assertThat(rejected.kind()).isEqualTo(RowResult.Kind.VALIDATION);
  }
}
