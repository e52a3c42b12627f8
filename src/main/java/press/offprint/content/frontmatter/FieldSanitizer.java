package press.offprint.content.frontmatter;

/** The text of a field, fit for every document. */
final class FieldSanitizer {
  private FieldSanitizer() {}

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

  /** Clean, in one line, with single spaces; empty where nothing of it would be seen. */
  static String line(String written) {
    String line = clean(written).strip().replaceAll("\\s+", " ");
    return line.codePoints().anyMatch(FieldSanitizer::isVisible) ? line : "";
  }

  // A zero-width space or a filler is a character, and no title.
  private static boolean isVisible(int c) {
    if (c > 0x20 && c < 0x7F) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.NON_SPACING_MARK -> !isVariationSelector(c);
      default -> !isFiller(c);
    };
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x034F;
  }

  // Fillers of Hangul, and the pattern of Braille without a dot.
  private static boolean isFiller(int c) {
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
  }
}
