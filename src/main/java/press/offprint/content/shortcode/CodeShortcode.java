package press.offprint.content.shortcode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.interrupt.Regex;

/**
 * A shortcode of a theme around code, such as {@code code}, {@code terminal} or {@code
 * code-toggle}, or one of any name with the language of the code as a parameter. Hugo gives such a
 * shortcode its content as written, so that Markdown in it would change the code.
 */
final class CodeShortcode {
  private static final Set<String> NAMES =
      Set.of(
          "code",
          "codeblock",
          "code-block",
          "code_block",
          "code-snippet",
          "code-toggle",
          "codetoggle",
          "cmd",
          "command",
          "console",
          "listing",
          "prism",
          "snippet",
          "terminal");
  private static final List<String> LANGUAGES = List.of("lang", "language", "syntax");
  private static final List<String> TITLES =
      List.of("title", "filename", "file", "caption", "name", "label");
  private static final Set<String> HUMAN_LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+#._-]{1,32}");
  private static final Pattern MARKDOWN =
      Pattern.compile("(?m)^[ \\t>]*(?:```|~~~)|\\{\\{[<%](?!/\\*)");
  private static final Pattern COMMENTED_TAG =
      Pattern.compile("\\{\\{([<%])/\\*(.{0,1000}?)\\*/([>%])}}");

  private CodeShortcode() {}

  /** Returns true if the text that an unknown shortcode encloses is code. */
  static boolean encloses(ShortcodeCall call) {
    if (!call.isClosed() || call.inner().isBlank()) {
      return false;
    }
    boolean isNamed = NAMES.contains(call.name().toLowerCase(Locale.ROOT));
    // A text in another language has the tag of that language.
    boolean hasLanguage =
        named(LANGUAGES, call.parameters()).filter(CodeShortcode::isProgramming).isPresent();
    return (isNamed || hasLanguage) && !Regex.matcher(MARKDOWN, call.inner()).find();
  }

  private static boolean isProgramming(String language) {
    String first = Regex.split(language.toLowerCase(Locale.ROOT), "[-_]", 2)[0];
    return Regex.matcher(WORD, language).matches() && !HUMAN_LANGUAGES.contains(first);
  }

  /** Writes the enclosed text as a block of code, with the title as its caption. */
  static void expand(ShortcodeCall call) {
    ShortcodeParameters parameters = call.parameters();
    String language =
        named(LANGUAGES, parameters)
            .or(() -> parameters.find(0))
            .map(String::strip)
            .filter(word -> Regex.matcher(WORD, word).matches())
            .orElse("");
    StringBuilder options = new StringBuilder();
    named(TITLES, parameters)
        .ifPresent(
            title -> options.append("caption=\"").append(title.replace('"', '\'')).append('"'));
    for (Map.Entry<String, String> option : parameters.named().entrySet()) {
      if (option.getKey().equals("hl_lines") || option.getKey().equals("linenos")) {
        options.append(' ').append(option.getKey()).append("=\"");
        options.append(option.getValue().replace("\"", "")).append('"');
      }
    }
    String code = Regex.matcher(COMMENTED_TAG, call.inner()).replaceAll("{{$1$2$3}}");
    call.skipInner();
    call.writeHtml(HighlightShortcode.html(language, options.toString(), code));
  }

  private static Optional<String> named(List<String> names, ShortcodeParameters parameters) {
    return names.stream().flatMap(name -> parameters.named(name).stream()).findFirst();
  }
}
