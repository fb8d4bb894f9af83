package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;
import static io.github.odoosync.odoo.logistics.OrderContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.ExternalId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How files and notes on documents behave, on any server. */
interface DocumentContract extends LogisticsServer {

  @Test
  default void aFileIsAttachedOnce() {
    long partner = world().customer();
    ExternalId key = key("label");
    byte[] label = "%PDF-1.4 label".getBytes(StandardCharsets.UTF_8);
    Attachments files = logistics().attachments();

    StepResult<Attachment> attached =
        files.attach(key, "res.partner", partner, "label.pdf", "application/pdf", label);
    StepResult<Attachment> again =
        files.attach(key, "res.partner", partner, "label.pdf", "application/pdf", label);

    assertThat(attached.acted()).isTrue();
    assertThat(attached.value().name()).isEqualTo("label.pdf");
    assertThat(attached.value().size()).isEqualTo(label.length);
    assertThat(again).isEqualTo(StepResult.alreadyDone(attached.value()));
    assertThat(files.list("res.partner", partner)).containsExactly(attached.value());
    assertThat(files.content(attached.value().id())).hasValue(label);
    byte[] other = "%PDF-1.4 other".getBytes(StandardCharsets.UTF_8);
    refused(
        ErrorCode.KEY_REUSED,
        () -> files.attach(key, "res.partner", partner, "label.pdf", "application/pdf", other),
        "another content");
  }

  @Test
  default void aNoteIsAddedOnceAsPlainText() {
    long partner = world().customer();
    ExternalId key = key("note");
    Notes notes = logistics().notes();

    assertThat(notes.add(key, "res.partner", partner, "Left at <door> & rang").acted()).isTrue();
    assertThat(notes.add(key, "res.partner", partner, "Left at <door> & rang").acted()).isFalse();

    assertThat(
            odoo()
                .model("mail.message", "body", "subtype_id")
                .where(
                    field("model").eq("res.partner"),
                    field("res_id").eq(partner),
                    field("body").ilike("rang"))
                .list())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.string("body")).hasValue("<p>Left at &lt;door&gt; &amp; rang</p>");
              assertThat(note.ref("subtype_id").orElseThrow().name()).isEqualTo("Note");
            });
  }
}
