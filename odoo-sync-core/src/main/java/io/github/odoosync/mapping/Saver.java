package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Part;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends to Odoo what differs: one write for the record and its known lines, one load for new ones.
 */
final class Saver<D extends Document> {

  private final OdooClient odoo;
  private final DocumentMapping<D> mapping;
  private final List<String> languages;
  private final Lookups lookups;
  private final List<String> written = new ArrayList<>();

  Saver(OdooClient odoo, DocumentMapping<D> mapping, List<String> languages, Lookups lookups) {
    this.odoo = odoo;
    this.mapping = mapping;
    this.languages = languages;
    this.lookups = lookups;
  }

  /** Makes the record under the external id of its key: can be repeated. */
  WriteOutcome create(Merged<D> wanted) {
    Change change = newRecord(wanted.document());
    long id = first().model(mapping.model()).upsert(change.row());
    if (!change.afterLoad().asMap().isEmpty()) {
      first().model(mapping.model()).write(id, change.afterLoad());
    }
    translate(id, change.target());
    return new WriteOutcome(id, WriteOutcome.Kind.CREATED, change.fields(), wanted.heldBack());
  }

  /** Returns what makes the record. */
  Change newRecord(D document) {
    Target target = target(document, mapping.entries(), document, null, null);
    UpsertRow row = UpsertRow.of(Keys.externalId(document.key()), target.forLoad());
    for (var more : mapping.valuesOnCreate(document, lookups).asMap().entrySet()) {
      row = row.with(more.getKey(), more.getValue());
    }
    written.addAll(target.fields());
    LineMapping<?> lines = mapping.lines();
    if (lines != null) {
      row = withLines(lines, row, document);
    }
    return new Change(row, target, Values.empty(), List.of(), written);
  }

  /** Writes what the wanted document says otherwise than the one that Odoo holds. */
  WriteOutcome update(Loaded<D> held, Merged<D> wanted) {
    long id = held.source().id();
    Change change = difference(held, wanted.document());
    if (!change.values().asMap().isEmpty()) {
      first().model(mapping.model()).write(id, change.values());
    }
    translate(id, change.target());
    LineMapping<?> lines = mapping.lines();
    if (lines != null && !change.newLines().isEmpty()) {
      first().model(lines.model()).upsertAll(change.newLines()).ids();
    }
    return new WriteOutcome(id, change.kind(), change.fields(), wanted.heldBack());
  }

  /** Returns what makes the record that Odoo holds the wanted one. */
  Change difference(Loaded<D> held, D document) {
    Target target = target(document, mapping.entries(), document, held.document(), held.source());
    written.addAll(target.fields());
    Values values = target.forWrite();
    LineMapping<?> lines = mapping.lines();
    List<UpsertRow> newLines = new ArrayList<>();
    if (lines != null) {
      List<Command> changes = changedLines(lines, held, document, held.source().id(), newLines);
      values = changes.isEmpty() ? values : values.with(lines.path(), changes);
    }
    UpsertRow row = UpsertRow.of(Keys.externalId(document.key()), target.forLoad());
    return new Change(row, target, values, newLines, written);
  }

  private <L extends Part> UpsertRow withLines(LineMapping<L> lines, UpsertRow row, D document) {
    UpsertRow whole = row;
    for (L line : document.get(lines.lines()).orElse(List.of())) {
      lines.check(line, document, true, lookups);
      Target target = target(document, lines.entries(), line, null, null);
      note(lines, target);
      whole = whole.line(lines.path(), key(lines, line), target.forLoad());
    }
    return whole;
  }

  private <L extends Part> List<Command> changedLines(
      LineMapping<L> lines, Loaded<D> held, D wanted, long id, List<UpsertRow> newLines) {
    List<Command> changes = new ArrayList<>();
    List<L> heldLines = held.document().get(lines.lines()).orElse(List.of());
    for (L line : wanted.get(lines.lines()).orElse(List.of())) {
      String key = key(lines, line);
      L known =
          heldLines.stream().filter(each -> key(lines, each).equals(key)).findFirst().orElse(null);
      Source source = held.lines().get(key);
      Target target = target(wanted, lines.entries(), line, known, source);
      if (source == null || !target.isEmpty()) {
        lines.check(line, wanted, source == null, lookups);
      }
      if (source == null) {
        ExternalId name = Keys.externalId(held.document().key()).line(lines.path(), key);
        newLines.add(UpsertRow.of(name, target.forLoad().with(lines.parent(), Ref.of(id))));
        note(lines, target);
      } else if (!target.isEmpty()) {
        changes.add(Command.update(source.id(), target.forWrite()));
        note(lines, target);
      }
    }
    return changes;
  }

  private Target target(
      D document,
      List<Entry<?>> entries,
      Part wanted,
      @Nullable Part held,
      @Nullable Source source) {
    Target target = new Target(document, source, lookups);
    entries.forEach(entry -> entry.write(wanted, held, target));
    return target;
  }

  private void translate(long id, Target target) {
    target
        .translations()
        .forEach(
            (language, values) ->
                odoo.withContext(context -> context.lang(Languages.code(language)))
                    .model(mapping.model())
                    .write(id, Values.of(values)));
  }

  private void note(LineMapping<?> lines, Target target) {
    target.fields().stream()
        .map(name -> lines.path() + "." + name)
        .filter(name -> !written.contains(name))
        .forEach(written::add);
  }

  private OdooClient first() {
    return odoo.withContext(context -> context.lang(Languages.code(languages.get(0))));
  }

  private static <L extends Part> String key(LineMapping<L> lines, L line) {
    return line.get(lines.key()).orElse("");
  }
}
