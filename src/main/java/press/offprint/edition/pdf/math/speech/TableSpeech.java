package press.offprint.edition.pdf.math.speech;

import java.util.List;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;

/** The words for matrices, cases, lines of a derivation, and numbered formulas. */
final class TableSpeech {
  private final SpeechWords words;
  private final FormulaSpeech speech;

  TableSpeech(SpeechWords words, FormulaSpeech speech) {
    this.words = words;
    this.speech = speech;
  }

  /** Returns a table without brackets: lines of a derivation, or one formula with its number. */
  String of(Element table) {
    List<Element> rows = rows(table);
    if (rows.size() == 1) {
      return line(rows.get(0), false);
    }
    Phrase lines = new Phrase();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(';', words.phrase("line", number(i + 1), line(rows.get(i), false)));
    }
    return words.phrase("lines", number(rows.size()), lines.toString());
  }

  /** Returns a table between brackets. */
  String of(Element table, boolean isDeterminant, boolean isCases) {
    List<Element> rows = rows(table);
    Phrase content = new Phrase();
    int columns = 0;
    for (int i = 0; i < rows.size(); i++) {
      columns = Math.max(columns, cells(rows.get(i)).size());
      content.add(
          ';', words.phrase(isCases ? "case" : "row", number(i + 1), line(rows.get(i), !isCases)));
    }
    return isCases
        ? words.phrase("cases", number(rows.size()), content.toString())
        : words.phrase(
            isDeterminant ? "determinantOf" : "matrix",
            number(rows.size()),
            number(columns),
            content.toString());
  }

  // The cells of a line are parts of one formula, and its number is the last one.
  private String line(Element row, boolean hasColumns) {
    Phrase line = new Phrase();
    boolean isJoined = true;
    for (Element cell : cells(row)) {
      if (!Dom.hasClass(cell, "math-number")) {
        String shown = speech.of(cell);
        String spoken = shown.isEmpty() && hasColumns ? words.phrase("empty") : shown;
        line = isJoined ? line.add(spoken) : line.add(',', spoken);
        isJoined = Dom.hasClass(cell, "math-joined");
      } else if (!cell.getTextContent().isBlank()) {
        return words.phrase("numbered", line.toString(), speech.of(cell));
      }
    }
    return line.toString();
  }

  private static List<Element> rows(Element table) {
    return FormulaSpeech.parts(table);
  }

  private static List<Element> cells(Element row) {
    return FormulaSpeech.parts(row).stream()
        .filter(cell -> !Dom.hasClass(cell, "math-glue"))
        .collect(Collectors.toList());
  }

  private static String number(int number) {
    return Integer.toString(number);
  }
}
