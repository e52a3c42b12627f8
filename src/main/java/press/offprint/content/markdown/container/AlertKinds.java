package press.offprint.content.markdown.container;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words for the kind of an alert in containers, in shortcodes of themes and in components. */
public final class AlertKinds {
  private static final Set<String> ALL =
      Set.of(
          "note",
          "tip",
          "info",
          "important",
          "warning",
          "caution",
          "danger",
          "success",
          "example",
          "question",
          "quote",
          "abstract",
          "bug",
          "failure",
          "hint",
          "attention",
          "error",
          "seealso");

  // The names of notices that leave the kind open.
  private static final Set<String> OPEN_NAMES =
      Set.of("admonition", "alert", "aside", "callout", "hint", "notice");

  // Without kinds that also name other things, such as a quotation or an example.
  private static final Set<String> NAMES =
      Set.of(
          "attention",
          "caution",
          "danger",
          "important",
          "info",
          "note",
          "success",
          "tip",
          "warning");

  // Mintlify has this name.
  private static final String CHECK = "check";

  // Colours of Bootstrap that no kind of alert has.
  private static final Set<String> COLOURS = Set.of("primary", "secondary");

  /** The names of the parameters that hold the kind of a notice. */
  public static final List<String> KEYS =
      List.of(
          "type",
          "kind",
          "variant",
          "style",
          "color",
          "colour",
          "class",
          "level",
          "severity",
          "context");

  private AlertKinds() {}

  /** Returns true if a shortcode or a component of a name, in lower case, is a notice. */
  public static boolean isNotice(String name) {
    return OPEN_NAMES.contains(name) || NAMES.contains(name) || name.equals(CHECK);
  }

  /** Returns the kind of a notice that no parameter names. */
  public static String ofNotice(String name) {
    return NAMES.contains(name) ? name : name.equals(CHECK) ? "success" : "note";
  }

  /** Returns the kind that a word names; empty if it names none. */
  public static Optional<String> of(String word) {
    String kind = word.strip().toLowerCase(Locale.ROOT);
    return Optional.of(COLOURS.contains(kind) ? "note" : kind).filter(ALL::contains);
  }

  /** Returns true for the kind of an alert, in lower case. */
  public static boolean has(String word) {
    return ALL.contains(word);
  }
}
