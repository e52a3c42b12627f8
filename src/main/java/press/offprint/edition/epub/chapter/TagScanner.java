package press.offprint.edition.epub.chapter;

import java.util.Optional;
import press.offprint.model.text.Markup;

/**
 * A cursor over the tags of an article's markup, which {@link Markup} promises to be well-formed
 * and without comments: a scan where a second parse would cost a hundred times more.
 */
public final class TagScanner {
  private final String markup;
  private int start;
  private int end;
  private int depth;

  public TagScanner(String markup) {
    this.markup = markup;
  }

  /** Moves to the next tag; false where there is none. */
  public boolean next() {
    if (end > 0 && isStart() && !isEmpty()) {
      depth++;
    }
    start = markup.indexOf('<', end);
    if (start < 0) {
      start = markup.length();
      return false;
    }
    end = endOfTag(start + 1);
    if (!isStart()) {
      depth--;
    }
    return true;
  }

  // A ">" may stand in an attribute's value.
  private int endOfTag(int from) {
    boolean quoted = false;
    for (int i = from; i < markup.length(); i++) {
      char c = markup.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '>' && !quoted) {
        return i + 1;
      }
    }
    return markup.length();
  }

  /** Where the tag begins. */
  int start() {
    return start;
  }

  /** Where the tag has ended. */
  int end() {
    return end;
  }

  /** How many elements are open around the tag's element. */
  int depth() {
    return depth;
  }

  public boolean isStart() {
    return markup.charAt(start + 1) != '/';
  }

  private boolean isEmpty() {
    return markup.charAt(end - 2) == '/';
  }

  /** True for the start or end tag of the element {@code name}. */
  public boolean is(String name) {
    int at = start + (isStart() ? 1 : 2);
    int behind = at + name.length();
    return markup.startsWith(name, at)
        && behind < end
        && (" />\n\t".indexOf(markup.charAt(behind)) >= 0);
  }

  /** The value of an attribute, unescaped. */
  public Optional<String> attribute(String name) {
    int at = find(name);
    return at < 0
        ? Optional.empty()
        : Optional.of(Markup.unescape(markup.substring(at, markup.indexOf('"', at))));
  }

  public boolean hasClass(String name) {
    return attribute("class").map(c -> (" " + c + " ").contains(" " + name + " ")).orElse(false);
  }

  /** The tag without some attributes. */
  String without(String... names) {
    String tag = markup.substring(start, end);
    for (String name : names) {
      int at = find(name);
      if (at >= 0) {
        int behind = markup.indexOf('"', at) + 1;
        tag = tag.replace(markup.substring(at - name.length() - 3, behind), "");
      }
    }
    return tag;
  }

  /** The tag with another value for an attribute that it has. */
  String with(String name, String value) {
    int at = find(name);
    return markup.substring(start, at)
        + Markup.escape(value)
        + markup.substring(markup.indexOf('"', at), end);
  }

  /** The start tag, of an element with an end tag, with one more attribute. */
  String plus(String name, String value) {
    return markup.substring(start, end - 1) + " " + name + "=\"" + Markup.escape(value) + "\">";
  }

  // Where the value begins. A quote in a value is always an entity, so the search cannot land in
  // one.
  private int find(String name) {
    String key = " " + name + "=\"";
    int at = markup.indexOf(key, start);
    return at < 0 || at >= end ? -1 : at + key.length();
  }
}
