package press.offprint.content.citation;

import java.util.List;
import java.util.Map;
import org.jbibtex.LaTeXObject;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;
import press.offprint.model.interrupt.Regex;

/** Plain text of the LaTeX in a bibliography. */
final class LatexText {
  private static final Map<String, String> COMMANDS =
      Map.of("\\&", "&", "\\%", "%", "\\_", "_", "\\#", "#", "\\$", "$", "~", "\u00a0");

  private LatexText() {}

  /** Returns the text; commands without a meaning here are left out. */
  static String of(String latex) {
    String text = latex;
    if (text.indexOf('\\') >= 0) {
      for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
        text = text.replace(command.getKey(), command.getValue());
      }
      text = commands(text);
    }
    return Regex.replaceAll(marks(text), "\\s+", " ").strip();
  }

  private static String commands(String text) {
    try {
      List<LaTeXObject> parsed = new LaTeXParser().parse(text);
      return new LaTeXPrinter().print(parsed);
    } catch (ParseException | TokenMgrException e) {
      return Regex.replaceAll(text, "\\\\[A-Za-z]+\\s*", "");
    }
  }

  private static String marks(String text) {
    return text.replace("{", "")
        .replace("}", "")
        .replace("---", "—")
        .replace("--", "–")
        .replace("``", "“")
        .replace("''", "”")
        .replace('~', '\u00a0');
  }
}
