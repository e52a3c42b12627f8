package press.offprint.content.frontmatter;

/** The text of a field, fit for every document. */
final class FieldText {
  private FieldText() {}

  /** Without characters that cannot be shown or that deceive; line ends are LF. */
  static String clean(String written) {
    String text =
        written.indexOf('\r') < 0 ? written : written.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!ControlCharacters.isForbidden(c) && !ControlCharacters.isDeceptive(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /** True where {@link #clean} takes nothing away. */
  static boolean isClean(String written) {
    return written
        .codePoints()
        .allMatch(
            c ->
                c == '\r'
                    || (!ControlCharacters.isForbidden(c) && !ControlCharacters.isDeceptive(c)));
  }

  /** Clean, in one line, with single spaces. */
  static String line(String written) {
    return clean(written).strip().replaceAll("\\s+", " ");
  }
}
