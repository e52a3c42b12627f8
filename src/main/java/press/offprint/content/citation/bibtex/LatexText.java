package press.offprint.content.citation.bibtex;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jbibtex.LaTeXObject;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;
import press.offprint.model.interrupt.Regex;

/** Plain text of the LaTeX in a bibliography. */
public final class LatexText {
  // The parser of LaTeX refuses these characters and those beyond Latin-1.
  private static final String SPECIAL = "&%#$_";
  private static final char MARK = '¤';
  private static final Pattern HIDDEN = Pattern.compile(MARK + "([0-9a-f]{1,4})" + MARK);

  private LatexText() {}

  /** Returns the text; commands without a meaning here are left out. */
  static String of(String latex) {
    String formatted = latex.indexOf('\\') < 0 ? latex : formats(latex);
    String text = formatted.indexOf('\\') < 0 ? formatted : commands(formatted);
    return Regex.replaceAll(marks(text), "\\s+", " ").strip();
  }

  private static String formats(String text) {
    String html = Regex.replaceAll(text, "\\\\(?:mkbibquote|enquote)\\s*\\{([^{}]*)\\}", "“$1”");
    html = Regex.replaceAll(html, "\\\\(?:emph|textit|mkbibemph)\\s*\\{([^{}]*)\\}", "<i>$1</i>");
    return Regex.replaceAll(html, "\\\\(?:textbf|mkbibbold)\\s*\\{([^{}]*)\\}", "<b>$1</b>");
  }

  private static String commands(String text) {
    String hidden = hidden(text);
    try {
      List<LaTeXObject> parsed = new LaTeXParser().parse(hidden);
      return shown(new LaTeXPrinter().print(parsed));
    } catch (ParseException | TokenMgrException e) {
      return shown(Regex.replaceAll(hidden, "\\\\[A-Za-z]+\\s*", ""));
    }
  }

  private static String hidden(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isEscaped =
          c == '\\' && i + 1 < text.length() && SPECIAL.indexOf(text.charAt(i + 1)) >= 0;
      char shown = isEscaped ? text.charAt(++i) : c;
      boolean isHidden = isEscaped || SPECIAL.indexOf(c) >= 0 || c > 0xFF || c == MARK;
      if (isHidden) {
        out.append(MARK).append(Integer.toHexString(shown)).append(MARK);
      } else {
        boolean isSpace = c == '~' && (i == 0 || text.charAt(i - 1) != '\\');
        out.append(isSpace ? '\u00a0' : c);
      }
    }
    return out.toString();
  }

  private static String shown(String text) {
    return Regex.matcher(HIDDEN, text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
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
