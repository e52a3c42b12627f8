package press.offprint.content.shortcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * A shortcode of a theme around code: one that is named {@code code}, {@code terminal} or the like,
 * or one of any name with a language of programming as a parameter. Markdown in its content would
 * change the code.
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
          "prism",
          "terminal");
  // Without tags that are human languages, too, such as cs and ps.
  private static final Set<String> LANGUAGES =
      Set.of(
          ("bash c c++ clojure cmake console cpp csharp css dart diff docker dockerfile elixir"
                  + " elm erlang fish fsharp go golang graphql groovy haskell hcl html http ini java"
                  + " javascript js json json5 jsonc jsx julia kotlin latex less lua make makefile"
                  + " markdown matlab nginx nix objc ocaml perl php plaintext powershell proto python"
                  + " py r rb rs ruby rust sass scala scss sh shell sql svelte swift terraform text"
                  + " toml ts tsx txt typescript vim vue xml yaml yml zig zsh")
              .split(" "));
  private static final List<String> LANGUAGE_KEYS = List.of("lang", "language", "syntax");
  private static final List<String> TITLE_KEYS =
      List.of(
          "title",
          "header",
          "heading",
          "filename",
          "file",
          "name",
          "label",
          "caption",
          "description");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+#_-]{1,32}");
  // A value such as "true" or "1-3" has no words.
  private static final Pattern SWITCH = Pattern.compile("true|false|[^\\p{L}]*");
  private static final Pattern NESTED =
      Pattern.compile("(?m)^[ >]{0,3}(?:```|~~~)|\\{\\{[<%](?!/\\*)");
  private static final Pattern MARKDOWN =
      Pattern.compile("\\]\\((?:https?:|[/#.])|\\*\\*\\p{L}[^*\\n]{0,200}\\*\\*");
  private static final Pattern COMMENTED_TAG =
      Pattern.compile("\\{\\{([<%])/\\*(.{0,1000}?)\\*/([>%])}}");

  private CodeShortcode() {}

  /** Returns true if the text that an unknown shortcode encloses is code. */
  static boolean encloses(ShortcodeCall call) {
    // Authors write the form with percent signs around Markdown.
    if (!call.isClosed() || call.original().startsWith("{{%")) {
      return false;
    }
    boolean isNamed = NAMES.contains(call.name().toLowerCase(Locale.ROOT));
    boolean hasLanguage = language(call.parameters()).filter(CodeShortcode::isKnown).isPresent();
    if (!isNamed && !hasLanguage) {
      return false;
    }
    String code = call.code();
    return !code.isBlank()
        && !Regex.matcher(NESTED, code).find()
        && (isNamed || !Regex.matcher(MARKDOWN, code).find());
  }

  private static Optional<String> language(ShortcodeParameters parameters) {
    return LANGUAGE_KEYS.stream().flatMap(key -> parameters.named(key).stream()).findFirst();
  }

  private static boolean isKnown(String language) {
    return LANGUAGES.contains(language.strip().toLowerCase(Locale.ROOT));
  }

  /** Writes the enclosed text as code: within a sentence as a span, else as a block. */
  static void expand(ShortcodeCall call) {
    String code = Regex.matcher(COMMENTED_TAG, call.code()).replaceAll("{{$1$2$3}}");
    call.skipInner();
    if (!call.isAlone() && code.indexOf('\n') < 0) {
      call.writeHtml("<code>" + Markup.escape(code.strip()) + "</code>");
      return;
    }
    ShortcodeParameters parameters = call.parameters();
    Optional<String> first = parameters.find(0).filter(CodeShortcode::isKnown);
    String language =
        language(parameters)
            .or(() -> first)
            .map(String::strip)
            .filter(word -> Regex.matcher(WORD, word).matches())
            .orElse("");
    StringBuilder options = new StringBuilder();
    String title = title(parameters, first.isPresent() ? 1 : 0);
    if (!title.isEmpty()) {
      options.append("caption=\"").append(title.replace("\\", "").replace('"', '\'')).append('"');
    }
    for (String option : List.of("hl_lines", "linenos", "linenostart")) {
      parameters
          .named(option)
          .map(value -> " " + option + "=\"" + value.replace("\"", "") + "\"")
          .ifPresent(options::append);
    }
    call.writeHtml(HighlightShortcode.block(language, options.toString(), code));
  }

  /** Returns the words of the parameters, which are the caption. */
  private static String title(ShortcodeParameters parameters, int firstPosition) {
    List<String> words = new ArrayList<>();
    TITLE_KEYS.forEach(key -> parameters.named(key).ifPresent(words::add));
    parameters.positional().stream().skip(firstPosition).forEach(words::add);
    words.removeIf(value -> Regex.matcher(SWITCH, value.strip()).matches());
    return String.join(": ", words.stream().map(String::strip).distinct().toList());
  }
}
