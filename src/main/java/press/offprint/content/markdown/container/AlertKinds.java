package press.offprint.content.markdown.container;

import java.util.Set;

/** The words for the kind of an alert in containers and in shortcodes of themes. */
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

  private AlertKinds() {}

  /** Returns true for the kind of an alert, in lower case. */
  public static boolean has(String word) {
    return ALL.contains(word);
  }
}
