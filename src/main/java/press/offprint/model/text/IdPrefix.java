package press.offprint.model.text;

import java.util.Set;

/**
 * A prefix before all ids of an article, so that articles which share one document keep apart. It
 * covers the attribute {@code id} and all attributes that name ids: those of tables, forms, ARIA
 * 1.2 (section 6.6) and MathML. References in {@code href} are those of {@link Markup.References}.
 */
public final class IdPrefix {
  /** The attributes whose value is an id, or a list of ids. */
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "for",
          "headers",
          "list",
          "xref",
          "aria-activedescendant",
          "aria-controls",
          "aria-describedby",
          "aria-details",
          "aria-errormessage",
          "aria-flowto",
          "aria-labelledby",
          "aria-owns");

  private IdPrefix() {}

  /**
   * Returns the prefix of an article.
   *
   * @param article its index in the publication
   */
  public static String of(int article) {
    return "a" + (article + 1) + "-";
  }

  /** Returns markup of the form that {@link Markup} describes, with the prefix before its ids. */
  public static String add(String markup, String prefix) {
    if (prefix.isEmpty()) {
      return markup;
    }
    StringBuilder out = new StringBuilder(markup.length() + 1024);
    int done = 0;
    for (int at = markup.indexOf("=\""); at >= 0; at = markup.indexOf("=\"", at + 2)) {
      int name = at;
      while (name > 0 && isNameCharacter(markup.charAt(name - 1))) {
        name--;
      }
      if (name == 0
          || markup.charAt(name - 1) > ' '
          || !NAMES.contains(markup.substring(name, at))) {
        continue;
      }
      int end = markup.indexOf('"', at + 2);
      out.append(markup, done, at + 2);
      String separator = "";
      for (String id : markup.substring(at + 2, end).split("\\s+", -1)) {
        out.append(separator).append(id.isEmpty() ? "" : prefix + id);
        separator = " ";
      }
      done = end;
    }
    return out.append(markup, done, markup.length()).toString();
  }

  private static boolean isNameCharacter(char c) {
    return c == '-' || (c >= 'a' && c <= 'z');
  }
}
