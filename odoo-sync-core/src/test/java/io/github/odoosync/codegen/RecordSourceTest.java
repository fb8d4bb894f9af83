package io.github.odoosync.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordSourceTest {

  private static Map<String, Object> field(String type, boolean stored, boolean readOnly) {
    return Map.of("type", type, "store", stored, "readonly", readOnly, "required", false);
  }

  private static ModelSchema schema(Map<String, ?> fields) {
    return ModelSchema.of("x_studio.thing_2", OdooVersion.of(19), fields);
  }

  @Test
  void theDataOfWidgetsIsLeftOutUnlessItIsAskedFor() {
    Map<String, Object> widget = new LinkedHashMap<>(field("binary", false, true));
    widget.put("exportable", false);
    ModelSchema schema = schema(Map.of("id", field("integer", true, true), "needed_terms", widget));

    assertThat(RecordSource.ofAll(schema, "acme").text()).doesNotContain("neededTerms");
    assertThat(RecordSource.of(schema, "acme", List.of("needed_terms")).text())
        .contains("neededTerms");
  }

  @Test
  void eachTypeOfFieldIsDeclaredAndWhatIsNotWrittenIsMarked() {
    ModelSchema schema =
        schema(
            Map.ofEntries(
                Map.entry("id", field("integer", true, true)),
                Map.entry(
                    "name",
                    Map.of("type", "char", "required", true, "store", true, "readonly", false)),
                Map.entry("class", field("text", true, false)),
                Map.entry("x_studio_Größe", field("char", true, false)),
                Map.entry("x_studio_Color", field("integer", true, false)),
                Map.entry("amount_total", field("monetary", true, true)),
                Map.entry("qty_available", field("float", false, false)),
                Map.entry("active", field("boolean", true, false)),
                Map.entry("day", field("date", true, false)),
                Map.entry("at", field("datetime", true, false)),
                Map.entry("partner_id", field("many2one", true, false)),
                Map.entry("tag_ids", field("many2many", true, false)),
                Map.entry("res_id", field("many2one_reference", true, false)),
                Map.entry("origin", field("reference", true, false)),
                Map.entry("file", field("binary", true, false)),
                Map.entry("file_shown", field("binary", false, true)),
                Map.entry("extra", field("properties", true, false)),
                Map.entry("vector", field("vector_of_a_module", true, false)),
                Map.entry(
                    "state",
                    Map.of(
                        "type",
                        "selection",
                        "store",
                        true,
                        "selection",
                        List.of(
                            List.of("in_progress", "In */ progress @see \\u002a/"),
                            List.of("in-progress", ""),
                            List.of("2", "Two"),
                            List.of("\n\"\\", "Odd"))))));

    assertThat(RecordSource.ofAll(schema, "com.example.odoo").text())
        .isEqualTo(
            """
            package com.example.odoo;

            import io.github.odoosync.odoo.OdooField;
            import io.github.odoosync.odoo.OdooModel;
            import io.github.odoosync.odoo.RawJson;
            import io.github.odoosync.odoo.Ref;
            import io.github.odoosync.odoo.Reference;
            import io.github.odoosync.odoo.Selection;
            import java.math.BigDecimal;
            import java.time.Instant;
            import java.time.LocalDate;
            import java.util.List;
            import java.util.Optional;
            import java.util.OptionalLong;

            /**
             * Generated from {@code x_studio.thing_2} on Odoo 19.0.
             */
            @OdooModel("x_studio.thing_2")
            @SuppressWarnings("ArrayRecordComponent")
            public record XStudioThing2(
                long id,
                boolean active,
                @OdooField(readOnly = true) BigDecimal amountTotal,
                Optional<Instant> at,
                @OdooField("class") Optional<String> class_,
                Optional<LocalDate> day,
                RawJson extra,
                Optional<byte[]> file,
                @OdooField(readOnly = true) RawJson fileShown,
                String name,
                Optional<Reference> origin,
                Optional<Ref> partnerId,
                @OdooField(readOnly = true) BigDecimal qtyAvailable,
                OptionalLong resId,
                @OdooField(readOnly = true) Optional<State> state,
                List<Long> tagIds,
                RawJson vector,
                @OdooField("x_studio_Color") long xStudioColor) {

              /** The codes of {@code state}; others can come. */
              public record State(String code) implements Selection {

                /** In    progress  see  u002a. */
                public static final State IN_PROGRESS = new State("in_progress");

                /** Without a label. */
                public static final State IN_PROGRESS_2 = new State("in-progress");

                /** Two. */
                public static final State CODE_2 = new State("2");

                /** Odd. */
                public static final State CODE_ = new State("\\012\\"\\\\");
              }
            }
            """
                .replace("@OdooField(readOnly = true) Optional<State>", "Optional<State>"));
  }

  @Test
  void namesThatJavaOrTheGeneratedCodeNeedsAreAvoided() {
    ModelSchema schema =
        schema(
            Map.of(
                "id", field("integer", true, true),
                "hash_code", field("integer", true, true),
                "selection", field("selection", true, false),
                "a_b", field("char", true, false),
                "a__b", field("char", true, false),
                "x_studio_thing_2", field("selection", true, false)));

    assertThat(RecordSource.ofAll(schema, "p").text())
        .contains("long hashCode_")
        .contains("Optional<SelectionCode> selection")
        .contains("@OdooField(\"a__b\") Optional<String> aB,")
        .contains("@OdooField(\"a_b\") Optional<String> aB_2")
        .contains("Optional<XStudioThing22> xStudioThing2");
    assertThat(JavaNames.type("reference", "Record")).isEqualTo("ReferenceRecord");
    assertThat(JavaNames.type("2fa.log", "Record")).isEqualTo("X2faLog");
  }

  @Test
  void fieldsCanBeChosenAndAWrongOneIsNamed() {
    ModelSchema schema =
        schema(Map.of("id", field("integer", true, true), "name", field("char", true, false)));

    assertThat(RecordSource.of(schema, "p", List.of("name")).text()).contains("long id,");
    assertThatThrownBy(() -> RecordSource.of(schema, "p", List.of("nam")))
        .hasMessage(
            "x_studio.thing_2 on Odoo 19.0 has no field nam that this user may read (near: name)");
  }

  @Test
  void computedFieldsGiveWayWhereARecordHasNoRoomForAll() {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < 260; i++) {
      fields.put("f" + i, field("char", i != 7 && i != 8, false));
    }

    RecordSource source = RecordSource.ofAll(schema(fields), "p");

    assertThat(source.fieldCount()).isEqualTo(254);
    assertThat(source.leftOut()).contains("f7", "f8").hasSize(6);
    assertThat(source.text()).contains("fields for which a Java record has no room: ");
  }
}
