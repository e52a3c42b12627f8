package press.offprint.content.maths;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.script.ScriptFunction;
import press.offprint.content.script.ScriptResultCache;
import press.offprint.model.bytes.Cache;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** A renderer of TeX as MathML, with KaTeX. Thread-safe. */
public final class MathRenderer {
  private static final int MAX_LENGTH = 16 << 10;
  private static final int MAX_DEPTH = 100;
  private static final long BUDGET = 100_000_000L;
  private static final String START = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"";

  private static final String LIBRARY = "/META-INF/resources/webjars/katex/0.16.4/dist/";
  private static final String DIALECTS = "/press/offprint/content/maths/dialects.js";
  private static final String COLOURS = "/press/offprint/content/maths/colours.js";
  private static final String MATHML = "/press/offprint/content/maths/mathml.js";
  private static final String CORE = "/press/offprint/content/maths/mathmlcore.js";
  private static final Pattern CHEMISTRY = Pattern.compile("\\\\(?:ce|pu)\\b");
  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\\\(?:(?:re)?newcommand|providecommand|[gx]?def|DeclareMathOperator|DeclarePairedDelimiter)(?![A-Za-z])");

  private static final Pattern NAME =
      Pattern.compile("\\*?\\s*+\\{?\\s*+(\\\\(?:[A-Za-z]++|.))", Pattern.DOTALL);

  private final ScriptFunction katex =
      script(LIBRARY + "katex.min.js", DIALECTS, COLOURS, MATHML, CORE);
  // Loaded only for formulas of chemistry, because it is a third of the scripts.
  private final ScriptFunction chemistry =
      script(
          LIBRARY + "katex.min.js",
          LIBRARY + "contrib/mhchem.min.js",
          DIALECTS,
          COLOURS,
          MATHML,
          CORE);
  private final ScriptResultCache cache;

  /**
   * A renderer.
   *
   * @param cache holds the results of earlier runs
   */
  public MathRenderer(Cache cache) {
    this.cache = new ScriptResultCache(4 << 20, "formula", cache);
  }

  private static ScriptFunction script(String... sources) {
    return new ScriptFunction(ScriptFunction.Pace.SOON, List.of(sources), "mathml", BUDGET);
  }

  /** Returns the commands, with their backslashes, that a formula defines for those after it. */
  public static Set<String> defined(String tex) {
    Set<String> names = new HashSet<>();
    Matcher definition = Regex.matcher(DEFINITION, tex);
    while (definition.find()) {
      Matcher name = Regex.matcher(NAME, tex).region(definition.end(), tex.length());
      names.add(name.lookingAt() ? name.group(1) : "");
    }
    return names;
  }

  /**
   * Returns true if the result of {@link #mathml} shows nothing, because it only defines commands.
   */
  public static boolean isEmpty(String mathml) {
    return mathml.contains("<semantics><mrow></mrow><annotation");
  }

  /** Renders a formula without earlier definitions. */
  Optional<String> mathml(String tex, boolean display) {
    return mathml(tex, display, List.of());
  }

  /**
   * Returns a formula as one {@code math} element: well-formed XML with its namespace, and with
   * {@code alttext} and an {@code annotation} that hold the TeX source. Returns empty if KaTeX does
   * not support the formula, if it is (with definitions) longer than 16,384 UTF-16 units, if it is
   * nested deeper than 100 elements, or if it takes too many instructions.
   *
   * @param tex the source without delimiters
   * @param display true for a formula on a line alone
   * @param definitions the earlier formulas of the post that define commands of this one
   */
  public Optional<String> mathml(String tex, boolean display, List<String> definitions) {
    String known = String.join("\0", definitions);
    return tex.length() + known.length() > MAX_LENGTH
        ? Optional.empty()
        : cache.get((display ? "d" : "i") + known + "\0" + tex, () -> typeset(tex, display, known));
  }

  // The depth is limited, because the readers of the result are recursive.
  private static boolean isTooDeep(String markup) {
    int depth = 0;
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
      if (markup.charAt(at + 1) == '/') {
        depth--;
      } else if (markup.charAt(markup.indexOf('>', at) - 1) != '/') {
        depth++;
      }
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> typeset(String tex, boolean display, String known) {
    boolean isChemical = Regex.matcher(CHEMISTRY, tex + known).find();
    return (isChemical ? chemistry : katex)
        .call(tex, display, known)
        .filter(markup -> markup.startsWith(START) && !isTooDeep(markup))
        .map(
            markup ->
                START
                    + " alttext=\""
                    + Markup.escape(Regex.replaceAll(tex, "\\s+", " ").strip())
                    + "\""
                    + markup.substring(START.length()));
  }
}
