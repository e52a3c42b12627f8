package press.offprint.content.markdown.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of things that have numbers. A label begins with the prefix of its kind. */
public enum NumberedKind {
  FIGURE("fig"),
  TABLE("tbl"),
  LISTING("lst"),
  EQUATION("eq"),
  SECTION("sec"),
  THEOREM("thm"),
  LEMMA("lem"),
  COROLLARY("cor"),
  PROPOSITION("prp"),
  DEFINITION("def"),
  EXAMPLE("exm");

  private static final Map<String, NumberedKind> BY_PREFIX = new HashMap<>();

  static {
    for (NumberedKind kind : values()) {
      BY_PREFIX.put(kind.prefix, kind);
    }
  }

  private final String prefix;

  NumberedKind(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns the kind of a label such as {@code fig-x} of Quarto or {@code fig:x} of
   * pandoc-crossref; empty if the text is no label.
   */
  public static Optional<NumberedKind> of(String label) {
    int end = 0;
    while (end < label.length() && label.charAt(end) >= 'a' && label.charAt(end) <= 'z') {
      end++;
    }
    boolean isLabel = end + 1 < label.length() && "-:".indexOf(label.charAt(end)) >= 0;
    return isLabel ? Optional.ofNullable(BY_PREFIX.get(label.substring(0, end))) : Optional.empty();
  }

  /** Returns a label in Quarto's form, which is also an id. */
  public static String id(String label) {
    int at = label.indexOf(':');
    boolean isCrossref = at > 0 && BY_PREFIX.containsKey(label.substring(0, at));
    return isCrossref ? label.substring(0, at) + "-" + label.substring(at + 1) : label;
  }

  /** Returns true for a block of text with a title, such as a theorem. */
  public boolean isStatement() {
    return compareTo(THEOREM) >= 0;
  }
}
