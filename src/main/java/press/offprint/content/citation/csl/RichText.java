package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A tree of formatted text. Delimiters are written between the children that have text. */
final class RichText {
  /** The parts of a citation that are looked for later. */
  enum Role {
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

  RichText(String text) {
    this.text = text;
  }

  static RichText group(List<RichText> children, String delimiter) {
    RichText group = new RichText("");
    group.children.addAll(children);
    group.delimiter = delimiter;
    return group;
  }

  static RichText empty() {
    return new RichText("");
  }

  boolean isEmpty() {
    return isHidden || (text.isEmpty() && children.stream().allMatch(RichText::isEmpty));
  }

  RichText affixes(String before, String after) {
    prefix = before;
    suffix = after;
    return this;
  }

  RichText format(String format) {
    formats.add(format);
    return this;
  }

  RichText quoted() {
    isQuoted = true;
    return this;
  }

  RichText role(Role value) {
    role = value;
    return this;
  }

  void show() {
    isHidden = false;
  }

  void hide() {
    isHidden = true;
  }

  /** Replaces the content by a text; affixes and formats stay. */
  void replace(String other) {
    children.clear();
    text = other;
  }

  void add(RichText child) {
    children.add(child);
  }

  String text() {
    return text;
  }

  List<RichText> children() {
    return children;
  }

  List<String> formats() {
    return formats;
  }

  String delimiter() {
    return delimiter;
  }

  String prefix() {
    return prefix;
  }

  String suffix() {
    return suffix;
  }

  boolean isQuote() {
    return isQuoted;
  }

  boolean isHidden() {
    return isHidden;
  }

  Role role() {
    return role;
  }

  /** Returns the first part with a role that has text; null if there is none. */
  RichText find(Role wanted) {
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
