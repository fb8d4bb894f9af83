package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.shipment.MilestoneVocabulary.ForeignCode;
import io.github.odoosync.model.shipment.MilestoneVocabulary.Meaning;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a {@link MilestoneVocabulary}, looked up in both directions. */
final class VocabularyTable {

  private static final String ANY = "*";
  private static final String NONE = "-";

  private final Map<ForeignCode, Meaning> meanings = new LinkedHashMap<>();
  private final Map<Meaning, ForeignCode> codes = new LinkedHashMap<>();
  private final Map<String, Meaning> besideAnyCode = new LinkedHashMap<>();
  private final Map<String, Reason> detailsAlone = new LinkedHashMap<>();
  private final Map<MilestoneDetail, String> foreignDetails = new LinkedHashMap<>();

  private VocabularyTable() {}

  static VocabularyTable parse(String name, String text) {
    VocabularyTable table = new VocabularyTable();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> table.add(name, line));
    return table;
  }

  Meaning meaningOf(String code, @Nullable String detail) {
    Meaning exact = meanings.get(new ForeignCode(code, detail));
    if (exact != null) {
      return exact;
    }
    Meaning byDetail = detail == null ? null : besideAnyCode.get(detail);
    if (byDetail != null) {
      return byDetail;
    }
    Meaning byCode =
        meanings.getOrDefault(new ForeignCode(code, null), Meaning.of(MilestoneCode.UNKNOWN));
    return detail == null ? byCode : withReason(byCode, detailsAlone.get(detail));
  }

  // The code's own detail says more than a reason beside any code.
  private static Meaning withReason(Meaning meaning, @Nullable Reason reason) {
    return reason == null || meaning.detail() != null
        ? meaning
        : new Meaning(meaning.code(), reason.detail(), meaning.timing());
  }

  Optional<ForeignCode> codeFor(Meaning meaning) {
    ForeignCode exact = codes.get(meaning);
    if (exact != null) {
      return Optional.of(exact);
    }
    return Optional.ofNullable(codes.get(meaning.withoutDetail()))
        .map(code -> withForeignReason(code, meaning.detail()));
  }

  private ForeignCode withForeignReason(ForeignCode code, @Nullable MilestoneDetail detail) {
    String reason = detail == null ? null : foreignDetails.get(detail);
    return reason == null || code.detail() != null ? code : new ForeignCode(code.code(), reason);
  }

  Set<Meaning> meanings() {
    return Collections.unmodifiableSet(codes.keySet());
  }

  Set<ForeignCode> codes() {
    return Collections.unmodifiableSet(meanings.keySet());
  }

  private void add(String name, String line) {
    String[] cells = line.split("\\s+");
    if (cells.length < 3 || cells.length > 5) {
      throw Checks.refuse("Table " + name + " has a line of another form: " + line);
    }
    boolean fresh =
        cells[0].equals(ANY) ? addForAnyCode(cells) : addForCode(cells[0], cell(cells, 1), cells);
    if (!fresh) {
      throw Checks.refuse("Table " + name + " has two lines for " + cells[0] + " " + cells[1]);
    }
  }

  private boolean addForCode(String code, @Nullable String detail, String[] cells) {
    ForeignCode foreign = new ForeignCode(code, detail);
    Meaning meaning = meaning(cells);
    codes.putIfAbsent(meaning, foreign);
    return meanings.putIfAbsent(foreign, meaning) == null;
  }

  private boolean addForAnyCode(String[] cells) {
    String detail = cells[1];
    if (cell(cells, 2) != null) {
      return besideAnyCode.putIfAbsent(detail, meaning(cells)) == null;
    }
    MilestoneDetail reason = detail(cells);
    if (reason != null) {
      foreignDetails.putIfAbsent(reason, detail);
    }
    return detailsAlone.putIfAbsent(detail, new Reason(reason)) == null;
  }

  private static Meaning meaning(String[] cells) {
    String timing = cell(cells, 4);
    return new Meaning(
        new MilestoneCode(cells[2]),
        detail(cells),
        timing == null ? Timing.ACTUAL : timing(timing));
  }

  private static Timing timing(String name) {
    for (Timing timing : Timing.values()) {
      if (timing.name().toLowerCase(Locale.ROOT).equals(name)) {
        return timing;
      }
    }
    throw Checks.refuse("'" + name + "' is none of actual, estimated, planned");
  }

  private static @Nullable MilestoneDetail detail(String[] cells) {
    String code = cell(cells, 3);
    return code == null ? null : new MilestoneDetail(code);
  }

  private static @Nullable String cell(String[] cells, int index) {
    return index < cells.length && !cells[index].equals(NONE) ? cells[index] : null;
  }

  /** What a foreign detail says beside any code; for "normal" it is nothing. */
  private record Reason(@Nullable MilestoneDetail detail) {}
}
