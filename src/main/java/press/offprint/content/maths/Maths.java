package press.offprint.content.maths;

import java.util.List;
import java.util.Optional;
import press.offprint.content.script.Answers;
import press.offprint.content.script.ScriptFunction;
import press.offprint.model.Markup;

/** Typesets TeX as MathML, with KaTeX. Thread-safe. */
public final class Maths {
  private static final int MAX_LENGTH = 16 << 10;
  private static final int MAX_DEPTH = 100;
  private static final long BUDGET = 100_000_000L;
  private static final String START = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"";

  private final ScriptFunction katex =
      new ScriptFunction(
          ScriptFunction.Pace.SOON,
          List.of(
              "/META-INF/resources/webjars/katex/0.16.4/dist/katex.min.js",
              "/press/offprint/content/maths/mathml.js"),
          "mathml",
          BUDGET);
  private final Answers known = new Answers(4 << 20);

  /**
   * The formula as one {@code math} element: well-formed XML with its namespace, and with {@code
   * alttext} and an {@code annotation} that hold the TeX source.
   *
   * @param tex without delimiters
   * @param display true for a formula on a line of its own
   * @return empty where it is not the TeX that KaTeX knows, is longer than 16,384 UTF-16 units,
   *     nests deeper than 100 elements, or takes too much work
   */
  public Optional<String> mathml(String tex, boolean display) {
    return tex.length() > MAX_LENGTH
        ? Optional.empty()
        : known.get((display ? "d" : "i") + tex, () -> typeset(tex, display));
  }

  /** Readers of the result walk it recursively. */
  private static boolean isTooDeep(String markup) {
    int depth = 0;
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
      depth += markup.charAt(at + 1) == '/' ? -1 : 1;
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> typeset(String tex, boolean display) {
    return katex
        .call(tex, display)
        .filter(markup -> markup.startsWith(START) && !isTooDeep(markup))
        .map(
            markup ->
                START
                    + " alttext=\""
                    + Markup.escape(tex.replaceAll("\\s+", " ").strip())
                    + "\""
                    + markup.substring(START.length()));
  }
}
