package press.offprint.content.shortcode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.content.shortcode.lex.ShortcodeParameters;

/**
 * A shortcode of a theme around a notice, such as {@code {{< hint warning >}}} and {@code {{% note
 * %}}}. It is an alert.
 */
final class NoticeShortcode {
  /** The kind of alert of each word that themes have for one. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("note", "note"),
          Map.entry("info", "info"),
          Map.entry("primary", "note"),
          Map.entry("secondary", "note"),
          Map.entry("abstract", "abstract"),
          Map.entry("question", "question"),
          Map.entry("quote", "quote"),
          Map.entry("tip", "tip"),
          Map.entry("success", "success"),
          Map.entry("important", "important"),
          Map.entry("example", "example"),
          Map.entry("warning", "warning"),
          Map.entry("attention", "attention"),
          Map.entry("caution", "caution"),
          Map.entry("danger", "danger"),
          Map.entry("error", "error"),
          Map.entry("failure", "failure"),
          Map.entry("bug", "bug"));

  /** The names that leave the kind open. */
  private static final List<String> NAMES =
      List.of("admonition", "alert", "callout", "hint", "notice");

  // Words that are also names of other shortcodes, such as a quotation or an example.
  private static final List<String> NO_NAMES =
      List.of(
          "abstract",
          "bug",
          "error",
          "example",
          "failure",
          "primary",
          "question",
          "quote",
          "secondary");

  private static final List<String> KIND_KEYS =
      List.of("type", "kind", "style", "color", "colour", "class", "level", "context");
  private static final List<String> TITLE_KEYS = List.of("title", "heading", "header", "name");

  private NoticeShortcode() {}

  /** Returns true if an unknown shortcode is a notice that encloses blocks. */
  static boolean encloses(ShortcodeCall call) {
    String name = call.name().toLowerCase(Locale.ROOT);
    boolean isNamed = NAMES.contains(name) || (KINDS.containsKey(name) && !NO_NAMES.contains(name));
    return isNamed && call.isClosed() && (call.isAlone() || call.isWholeLines());
  }

  /** Writes the enclosed text as an alert. */
  static void expand(ShortcodeCall call) {
    ShortcodeParameters parameters = call.parameters();
    String ofName = kind(call.name()).orElse("note");
    Optional<String> first = parameters.find(0).flatMap(NoticeShortcode::kind);
    String kind =
        KIND_KEYS.stream()
            .flatMap(key -> parameters.named(key).stream())
            .flatMap(value -> kind(value).stream())
            .findFirst()
            .or(() -> first)
            .orElse(ofName);
    String title = title(parameters, first.isPresent());
    String line =
        title.isEmpty()
            ? ""
            : "<p class=\"alert-title\">" + call.context().inline().apply(title) + "</p>";
    call.wrapInner("<aside class=\"alert alert-" + kind + "\">" + line, "</aside>", true);
  }

  private static Optional<String> kind(String word) {
    return Optional.ofNullable(KINDS.get(word.strip().toLowerCase(Locale.ROOT)));
  }

  // A single word by position mostly is an icon, unless it follows the kind.
  private static String title(ShortcodeParameters parameters, boolean hasKind) {
    Stream<String> named = TITLE_KEYS.stream().flatMap(key -> parameters.named(key).stream());
    Stream<String> placed =
        parameters
            .find(hasKind ? 1 : 0)
            .filter(text -> hasKind || text.strip().indexOf(' ') > 0)
            .stream();
    return Stream.concat(named, placed)
        .filter(UnknownShortcode::isWords)
        .findFirst()
        .map(String::strip)
        .orElse("");
  }
}
