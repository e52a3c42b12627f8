package press.offprint.template.text;

import press.offprint.model.text.XmlText;

/** The text of feeds: CDATA sections, and plain text that readers may parse as HTML. */
public final class FeedText {
  private static final char WORD_JOINER = '\u2060';

  private FeedText() {}

  /** Returns the text as a CDATA section; {@code ]]>} is split between two sections. */
  public static String cdata(String text) {
    return "<![CDATA[" + XmlText.of(text).toString().replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }

  /**
   * Returns plain text that looks the same if a reader parses it as HTML, because RSS 2.0 does not
   * define if a title or a description is text or HTML. An invisible word joiner follows each
   * {@code <} that could start a tag.
   */
  public static String withoutTags(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c);
      if (c == '<' && i + 1 < text.length() && !Character.isWhitespace(text.charAt(i + 1))) {
        out.append(WORD_JOINER);
      }
    }
    return out.toString();
  }
}
