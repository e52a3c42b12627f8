package press.offprint.content.citation.csl.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A tree of formatted text. Delimiters are written between the children that have text. */
public final class RichText {
  /** The parts of a citation that are looked for later. */
  public enum Role {
    NONE,
    AUTHOR,
    NAMES,
    DATE,
    YEAR_SUFFIX,
    NUMBER
  }

  private String text;
  private final List<RichText> children = new ArrayList<>();
  private final List<String> formats = new ArrayList<>();
  private String delimiter = "";
  private String prefix = "";
  private String suffix = "";
  private boolean isQuoted;
  private Role role = Role.NONE;
  private boolean isHidden;

  public RichText(String text) {
    this.text = text;
  }

  public static RichText group(List<RichText> children, String delimiter) {
    RichText group = new RichText("");
    group.children.addAll(children);
    group.delimiter = delimiter;
    return group;
  }

  public static RichText empty() {
    return new RichText("");
  }

  public boolean isEmpty() {
    return isHidden || (text.isEmpty() && children.stream().allMatch(RichText::isEmpty));
  }

  public RichText affixes(String before, String after) {
    prefix = before;
    suffix = after;
    return this;
  }

  public RichText format(String format) {
    formats.add(format);
    return this;
  }

  public RichText quoted() {
    isQuoted = true;
    return this;
  }

  public RichText role(Role value) {
    role = value;
    return this;
  }

  public void show() {
    isHidden = false;
  }

  public void hide() {
    isHidden = true;
  }

  /** Replaces the content by a text; affixes and formats stay. */
  public void replace(String other) {
    children.clear();
    text = other;
  }

  public void add(RichText child) {
    children.add(child);
  }

  public String text() {
    return text;
  }

  public List<RichText> children() {
    return children;
  }

  public List<String> formats() {
    return formats;
  }

  public String delimiter() {
    return delimiter;
  }

  public String prefix() {
    return prefix;
  }

  public String suffix() {
    return suffix;
  }

  public boolean isQuote() {
    return isQuoted;
  }

  public boolean isHidden() {
    return isHidden;
  }

  public Role role() {
    return role;
  }

  /** Returns the first part with a role that has text; null if there is none. */
  public RichText find(Role wanted) {
    return first(part -> part.role == wanted && !part.isEmpty());
  }

  private RichText first(Predicate<RichText> test) {
    if (test.test(this)) {
      return this;
    }
    for (RichText child : children) {
      RichText found = child.isHidden ? null : child.first(test);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
