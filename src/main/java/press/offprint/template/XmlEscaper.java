package press.offprint.template;

/** Text made safe for XML and HTML: text, and attributes in either kind of quotes. */
final class XmlEscaper {
  private XmlEscaper() {}

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

  /**
   * Plain text that stays plain where it is taken for HTML. RSS 2.0 does not say which of the two a
   * title or description is; an invisible word joiner behind each {@code <} that could begin a tag
   * makes both readings show the same.
   */
  static String neverMarkup(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c);
      if (c == '<' && i + 1 < text.length() && !Character.isWhitespace(text.charAt(i + 1))) {
        out.append('\u2060');
      }
    }
    return out.toString();
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
