package press.offprint.content.shortcode.expansion;

import java.util.List;
import press.offprint.model.text.Markup;

/**
 * The slots of one article. A token is one plain word, so that Markdown leaves it whole wherever it
 * stands.
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

  /** The name of the element that stands for a formula in filled HTML. */
  public static String formulaElement(String nonce) {
    return "formula-" + nonce;
  }

  /**
   * Replaces the tokens in rendered HTML. In an attribute or in code, a token becomes words; a
   * formula becomes an element whose {@code slot} attribute leads back here.
   */
  public String fill(String html) {
    int at = html.indexOf(nonce + "n");
    if (at < 0) {
      return html;
    }
    Place place = new Place(html);
    StringBuilder out = new StringBuilder(html.length() * 2);
    int done = 0;
    for (; at >= 0; at = html.indexOf(nonce + "n", at + 1)) {
      int end = html.indexOf('z', at);
      int index = end < 0 ? -1 : index(html, at + nonce.length() + 1, end);
      if (index >= 0) {
        place.moveTo(at);
        out.append(html, done, at).append(content(index, place));
        done = end + 1;
      }
    }
    return out.append(html, done, html.length()).toString();
  }

  private int index(String html, int start, int end) {
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

  private String content(int index, Place place) {
    Placeholder placeholder = placeholders.get(index);
    if (place.inTag()) {
      return Markup.escape(
          placeholder instanceof Placeholder.Words words ? words.value() : placeholder.original());
    }
    if (placeholder instanceof Placeholder.Words words) {
      return Markup.escape(words.text());
    }
    if (place.inCode()) {
      return Markup.escape(placeholder.original());
    }
    if (placeholder instanceof Placeholder.Html markup) {
      return markup.html();
    }
    String name = formulaElement(nonce);
    Placeholder.Formula formula = (Placeholder.Formula) placeholder;
    String open = formula.display() ? "<div><" : "<";
    String close = formula.display() ? "></div>" : ">";
    return open + name + " slot=\"" + index + "\"></" + name + close;
  }

  /** Where in the HTML a token stands; moves forward only. */
  private static final class Place {
    private final String html;
    private int at;
    private boolean tag;
    private boolean code;

    Place(String html) {
      this.html = html;
    }

    void moveTo(int target) {
      for (; at < target; at++) {
        char c = html.charAt(at);
        if (c == '>') {
          tag = false;
        } else if (c == '<' && at + 1 < html.length()) {
          char next = html.charAt(at + 1);
          tag = Character.isLetter(next) || next == '/';
          if (html.startsWith("<code", at)) {
            code = true;
          } else if (html.startsWith("</code", at)) {
            code = false;
          }
        }
      }
    }

    boolean inTag() {
      return tag;
    }

    boolean inCode() {
      return code;
    }
  }
}
