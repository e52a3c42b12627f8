package press.offprint.content.shortcode.expansion;

import java.util.List;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.model.text.Markup;

/**
 * The placeholders of a post. A token, which marks the place of one, is a word of letters and
 * digits, because Markdown leaves such a word whole everywhere.
 *
 * @param nonce a word that the post does not contain
 */
public record Placeholders(String nonce, List<Placeholder> placeholders) {
  public Placeholders {
    placeholders = List.copyOf(placeholders);
  }

  static String token(String nonce, int index) {
    return nonce + "n" + index + "z";
  }

  /**
   * Returns rendered HTML with the tokens replaced. In an attribute or in code, a token becomes
   * text.
   *
   * @throws LimitException if too much text is inserted
   */
  public String fill(String html, InsertedText inserted) {
    int at = html.indexOf(nonce + "n");
    if (at < 0) {
      return html;
    }
    PositionInHtml position = new PositionInHtml(html);
    StringBuilder out = new StringBuilder(html.length() * 2);
    int copied = 0;
    for (; at >= 0; at = html.indexOf(nonce + "n", at + 1)) {
      int end = html.indexOf('z', at);
      int index = end < 0 ? -1 : parseIndex(html, at + nonce.length() + 1, end);
      if (index >= 0) {
        position.moveTo(at);
        String content = content(index, position);
        inserted.add(content, 0);
        out.append(html, copied, at).append(content);
        copied = end + 1;
      }
    }
    return out.append(html, copied, html.length()).toString();
  }

  /** Returns the index that a token holds, or -1 if there is no such placeholder. */
  private int parseIndex(String html, int start, int end) {
    if (end - start < 1 || end - start > 7) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = html.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value < placeholders.size() ? value : -1;
  }

  private String content(int index, PositionInHtml position) {
    Placeholder placeholder = placeholders.get(index);
    if (position.isInTag()) {
      return Markup.escape(
          placeholder instanceof Placeholder.Words words ? words.value() : placeholder.original());
    }
    if (placeholder instanceof Placeholder.Words words) {
      return Markup.escape(words.text());
    }
    return position.isInCode()
        ? Markup.escape(placeholder.original())
        : ((Placeholder.Html) placeholder).html();
  }

  /** A position in HTML that only moves forward. */
  private static final class PositionInHtml {
    private final String html;
    private int at;
    private boolean isInTag;
    private boolean isInCode;

    PositionInHtml(String html) {
      this.html = html;
    }

    void moveTo(int target) {
      for (; at < target; at++) {
        char c = html.charAt(at);
        if (c == '>') {
          isInTag = false;
        } else if (c == '<' && at + 1 < html.length()) {
          char next = html.charAt(at + 1);
          isInTag = Character.isLetter(next) || next == '/';
          if (html.startsWith("<code", at)) {
            isInCode = true;
          } else if (html.startsWith("</code", at)) {
            isInCode = false;
          }
        }
      }
    }

    /** Returns true if the position is within a tag, for example in an attribute. */
    boolean isInTag() {
      return isInTag;
    }

    boolean isInCode() {
      return isInCode;
    }
  }
}
