package press.offprint.template.text;

/** Text in an entry of BibTeX, whose characters LaTeX would read as commands. */
public final class BibTexText {
  private BibTexText() {}

  /** Returns a text as LaTeX shows it unchanged; white space becomes one space. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.strip()
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '{', '}', '%', '#', '&', '$', '_' -> out.append('\\').appendCodePoint(c);
                case '\\' -> out.append("\\textbackslash{}");
                case '~' -> out.append("\\textasciitilde{}");
                case '^' -> out.append("\\textasciicircum{}");
                default -> {
                  if (!Character.isWhitespace(c)) {
                    out.appendCodePoint(c);
                  } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                  }
                }
              }
            });
    return out.toString();
  }
}
