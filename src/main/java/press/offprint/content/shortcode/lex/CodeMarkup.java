package press.offprint.content.shortcode.lex;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.OneLine;

/** The Markdown of code and formulas that components of MDX show. */
final class CodeMarkup {
  private static final Set<String> CODE =
      Set.of(
          "code", "codeblock", "codesnippet", "syntaxhighlighter", "highlight", "mermaid", "pre");
  private static final Set<String> FORMULAS =
      Set.of("blockmath", "equation", "inlinemath", "katex", "latex", "math", "tex");
  private static final List<String> CODE_KEYS = List.of("code", "math", "tex", "formula", "chart");
  private static final Pattern NO_LANGUAGE = Pattern.compile("^language-|[^A-Za-z0-9+#-]");
  private static final Pattern TICKS = Pattern.compile("`+");

  private CodeMarkup() {}

  /** Returns true if a component of this kind shows a formula of TeX. */
  static boolean isFormula(String kind) {
    return FORMULAS.contains(kind);
  }

  /** Returns a formula as a paragraph, or within a sentence. */
  static String formula(String tex, boolean isBlock, String margin) {
    String line = OneLine.of(tex.strip());
    return isBlock ? "$$\n" + margin + line + "\n" + margin + "$$" : "$" + line + "$";
  }

  /** Returns true if a component of this kind shows code. */
  static boolean isCode(String kind) {
    return CODE.contains(kind);
  }

  /** Returns the code among the attributes of a component. */
  static Optional<String> code(Map<String, String> texts) {
    return CODE_KEYS.stream().map(texts::get).filter(Objects::nonNull).findFirst();
  }

  /** Returns the language and the title of a block of code. */
  static String language(String kind, Map<String, String> texts) {
    if (kind.equals("mermaid")) {
      return kind;
    }
    String language =
        texts.getOrDefault(
            "language", texts.getOrDefault("lang", texts.getOrDefault("className", "")));
    String name = Regex.matcher(NO_LANGUAGE, language).replaceAll("");
    String title =
        OneLine.of(texts.getOrDefault("title", "")).replace('"', '\'').replace('`', '\'');
    return title.isEmpty() ? name : (name.isEmpty() ? "text" : name) + " title=\"" + title + "\"";
  }

  /** Returns a block of code each of whose lines begins with a margin. */
  static String fence(String code, String info, String margin) {
    String fence = "`".repeat(Math.max(3, longestTicks(code) + 1));
    String body = code.strip().indexOf('\n') < 0 ? code.strip() : code.stripTrailing();
    StringBuilder out = new StringBuilder(fence).append(info);
    for (String line : (Iterable<String>) body.lines()::iterator) {
      if (out.length() > fence.length() + info.length() || !line.isBlank()) {
        out.append('\n').append(margin).append(line);
      }
    }
    return out.append('\n').append(margin).append(fence).toString();
  }

  /** Returns code within a sentence. */
  static String span(String code) {
    String line = OneLine.of(code);
    String ticks = "`".repeat(longestTicks(line) + 1);
    String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return ticks + space + line + space + ticks;
  }

  private static int longestTicks(String code) {
    return Regex.matcher(TICKS, code)
        .results()
        .mapToInt(run -> run.end() - run.start())
        .max()
        .orElse(0);
  }
}
