package press.offprint.template;

/** Text made safe for XML and HTML: text, and attributes in either kind of quotes. */
final class XmlText {
  private XmlText() {}

  /**
   * Escapes the five characters of markup, and leaves out what no XML 1.0 document may hold
   * (section 2.2): control characters, lone surrogates, U+FFFE and U+FFFF.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (isAllowed(text, i)) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** The text as a CDATA section, with {@code ]]>} divided between two of them. */
  static String cdata(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      if (isAllowed(text, i)) {
        out.append(text.charAt(i));
      }
    }
    return "<![CDATA[" + out.toString().replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }

  private static boolean isAllowed(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return (c >= ' ' && c < '\uFFFE') || c == '\n' || c == '\t' || c == '\r';
  }
}
