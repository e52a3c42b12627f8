package press.offprint.content.related;

import java.util.Set;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
import press.offprint.model.text.Markup;

/**
 * The words of an article as plain text: without code blocks, drawings, formulas and embeds, with
 * alternative texts, captions, notes and inline code. Elements of blocks end a line.
 */
final class ArticleText {
  /** Longer texts are cut, so that one post has a limited cost. */
  static final int MAX_CHARACTERS = 200_000;

  private static final Set<String> SKIPPED =
      Set.of(
          "pre", "script", "style", "svg", "math", "iframe", "object", "audio", "video", "rt",
          "rp");
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins",
          "kbd", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strong", "sub", "sup",
          "time", "u", "var", "wbr");
  private static final String EMBED = "<p class=\"embed\"";

  private final StringBuilder text = new StringBuilder();

  private ArticleText() {}

  /** Returns the text of an article without its title. */
  static String of(Content content) {
    ArticleText all = new ArticleText();
    all.add(content.body());
    for (Footnote note : content.notes()) {
      all.text.append('\n');
      all.add(note.markup());
    }
    if (all.text.length() > MAX_CHARACTERS) {
      all.text.setLength(MAX_CHARACTERS);
    }
    return Markup.unescape(all.text.toString());
  }

  // The serialiser of bodies escapes each < in a text, so every < begins a tag.
  private void add(String markup) {
    int at = 0;
    while (at < markup.length() && text.length() <= MAX_CHARACTERS) {
      int tag = markup.indexOf('<', at);
      if (tag < 0) {
        text.append(markup, at, markup.length());
        return;
      }
      text.append(markup, at, tag);
      int end = markup.indexOf('>', tag);
      if (end < 0) {
        return;
      }
      at = afterTag(markup, tag, end);
    }
  }

  private int afterTag(String markup, int tag, int end) {
    boolean closing = markup.charAt(tag + 1) == '/';
    String name = name(markup, closing ? tag + 2 : tag + 1, end);
    if (!closing && SKIPPED.contains(name) && markup.charAt(end - 1) != '/') {
      text.append(name.startsWith("r") ? "" : "\n");
      return afterElement(markup, name, end);
    }
    if (markup.startsWith(EMBED, tag)) {
      text.append('\n');
      return afterElement(markup, "p", end);
    }
    if (name.equals("img")) {
      text.append(' ').append(alternative(markup.substring(tag, end))).append(' ');
    } else if (!INLINE.contains(name)) {
      text.append('\n');
    }
    return end + 1;
  }

  private static int afterElement(String markup, String name, int end) {
    int open = 1;
    int at = end + 1;
    while (open > 0) {
      int tag = markup.indexOf('<', at);
      int close = tag < 0 ? -1 : markup.indexOf('>', tag);
      if (close < 0) {
        return markup.length();
      }
      if (markup.startsWith("</" + name + ">", tag)) {
        open--;
      } else if (name(markup, tag + 1, close).equals(name) && markup.charAt(close - 1) != '/') {
        open++;
      }
      at = close + 1;
    }
    return at;
  }

  private static String name(String markup, int start, int end) {
    int at = start;
    while (at < end && Character.isLetterOrDigit(markup.charAt(at))) {
      at++;
    }
    return markup.substring(start, at);
  }

  private static String alternative(String tag) {
    int start = tag.indexOf(" alt=\"");
    int end = start < 0 ? -1 : tag.indexOf('"', start + 6);
    return end < 0 ? "" : tag.substring(start + 6, end);
  }
}
