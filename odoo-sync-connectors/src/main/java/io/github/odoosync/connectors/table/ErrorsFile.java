package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.document.RawDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes down what was wrong in a file, for whoever sent it: the same for the same, each time. */
final class ErrorsFile {

  private static final int MOST = 10_000;
  private static final int LONGEST_CELL = 200;
  private static final int LONGEST_NAME = 180;

  private ErrorsFile() {}

  /**
   * Writes it.
   *
   * @param id tells files of one name and different content apart
   */
  static RawDocument of(RawDocument file, String id, TableFormat format, List<Problem> problems) {
    CsvText text = new CsvText(format.delimiter(), format.quote(), true);
    text.row(List.of("line", "column", "code", "came", "expected"));
    for (Problem problem : problems.subList(0, Math.min(problems.size(), MOST))) {
      text.row(
          List.of(
              problem.line() == 0 ? "" : Long.toString(problem.line()),
              text.cell(problem.column()),
              problem.code(),
              text.cell(shortened(problem.came(), LONGEST_CELL)),
              problem.expected()));
    }
    if (problems.size() > MOST) {
      text.row(List.of("", "", "MORE", "", (problems.size() - MOST) + " more"));
    }
    String name = shortened(file.name(), LONGEST_NAME) + "-" + id + ".errors.csv";
    return RawDocument.of(
        name, FileText.write(text.text(), StandardCharsets.UTF_8, true), Map.of());
  }

  private static String shortened(String text, int longest) {
    int end = Math.min(text.length(), longest);
    boolean split = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, split ? end - 1 : end);
  }
}
