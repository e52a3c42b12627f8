package press.offprint.edition.epub.chapter;

import java.util.Optional;
import press.offprint.model.text.Markup;

/**
 * A cursor over the tags of an article's markup. {@link Markup} guarantees that the markup is
 * well-formed and has no comments, so scanning it is enough and far faster than parsing it again.
 */
public final class TagScanner {
  private final String markup;
  private int start;
  private int end;
  private int depth;

  public TagScanner(String markup) {
    this.markup = markup;
  }

  /** Moves to the next tag. Returns false if there is none. */
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

  // The value of an attribute may hold ">".
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

  /** Returns the offset of the tag. */
  int start() {
    return start;
  }

  /** Returns the offset behind the tag. */
  int end() {
    return end;
  }

  /** Returns the number of open elements around the element of the tag. */
  int depth() {
    return depth;
  }

  public boolean isStart() {
    return markup.charAt(start + 1) != '/';
  }

  /** Returns true for the tag of an element without content, which ends it as well. */
  boolean isEmpty() {
    return markup.charAt(end - 2) == '/';
  }

  /** Returns the name of the element. */
  String name() {
    int from = start + (isStart() ? 1 : 2);
    int to = from;
    while (to < end && " />\n\t".indexOf(markup.charAt(to)) < 0) {
      to++;
    }
    return markup.substring(from, to);
  }

  /** Returns true if this is the start or end tag of an element {@code name}. */
  public boolean is(String name) {
    int at = start + (isStart() ? 1 : 2);
    int behind = at + name.length();
    return markup.startsWith(name, at)
        && behind < end
        && (" />\n\t".indexOf(markup.charAt(behind)) >= 0);
  }

  /** Returns the unescaped value of an attribute; empty if the tag lacks it. */
  public Optional<String> attribute(String name) {
    int at = find(name);
    return at < 0
        ? Optional.empty()
        : Optional.of(Markup.unescape(markup.substring(at, markup.indexOf('"', at))));
  }

  /** Returns true if the attribute {@code class} holds {@code name}. */
  public boolean hasClass(String name) {
    return attribute("class").map(c -> (" " + c + " ").contains(" " + name + " ")).orElse(false);
  }

  /** Returns the tag without these attributes. */
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

  /** Returns the tag with another value of an attribute that it has. */
  String with(String name, String value) {
    int at = find(name);
    return markup.substring(start, at)
        + Markup.escape(value)
        + markup.substring(markup.indexOf('"', at), end);
  }

  /** Returns the tag with one more attribute; the tag must not be self-closing. */
  String plus(String name, String value) {
    return markup.substring(start, end - 1) + " " + name + "=\"" + Markup.escape(value) + "\">";
  }

  /**
   * Returns the offset of the value of an attribute, or -1. A quotation mark in a value is always
   * escaped, so the search cannot match inside a value.
   */
  private int find(String name) {
    String key = " " + name + "=\"";
    int at = markup.indexOf(key, start);
    return at < 0 || at >= end ? -1 : at + key.length();
  }
}
