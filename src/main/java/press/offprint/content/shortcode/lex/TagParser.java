package press.offprint.content.shortcode.lex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parser of one tag of Hugo: quoted, raw and bare parameters, by name or position. */
public final class TagParser {
  private static final int MAX_LENGTH = 20_000;
  private final String source;
  private final String close;
  private final int limit;
  private int at;
  // True after an empty line. Words there are another paragraph, so only named parameters may
  // follow.
  private boolean isAfterEmptyLine;

  private TagParser(String source, int start) {
    this.source = source;
    this.close = source.charAt(start + 2) == '<' ? ">}}" : "%}}";
    this.limit = Math.min(source.length(), start + MAX_LENGTH);
    this.at = start + 3;
  }

  /**
   * Returns the tag that starts at {@code start} with <code>{{&lt;</code> or <code>{{%</code>;
   * empty if it is malformed.
   */
  static Optional<ShortcodeTag> parse(String source, int start) {
    return new TagParser(source, start).tag(start);
  }

  private Optional<ShortcodeTag> tag(int start) {
    space();
    boolean closing = take('/');
    space();
    String name = name();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> positional = new ArrayList<>();
    Map<String, String> named = new LinkedHashMap<>();
    while (true) {
      space();
      if (at >= limit) {
        return Optional.empty();
      }
      if (isAtClose()) {
        boolean isComplete = take('/');
        ShortcodeParameters parameters = new ShortcodeParameters(positional, named);
        int end = at + close.length();
        return Optional.of(new ShortcodeTag(name, closing, isComplete, parameters, start, end));
      }
      int words = positional.size();
      if (!parameter(positional, named) || (isAfterEmptyLine && positional.size() > words)) {
        return Optional.empty();
      }
    }
  }

  private boolean parameter(List<String> positional, Map<String, String> named) {
    char first = source.charAt(at);
    if (first == '"' || first == '`') {
      Optional<String> value = quoted(first);
      value.ifPresent(positional::add);
      return value.isPresent();
    }
    int start = at;
    while (at < limit && isBare(source.charAt(at)) && !isAtClose() && !startsTag(source, at)) {
      at++;
    }
    if (at == start) {
      return false;
    }
    String word = source.substring(start, at);
    int mark = at;
    space();
    if (!take('=')) {
      at = mark;
      positional.add(word);
      return true;
    }
    space();
    Optional<String> value = value();
    value.ifPresent(v -> named.putIfAbsent(word, v));
    return value.isPresent();
  }

  private Optional<String> value() {
    if (at >= limit) {
      return Optional.empty();
    }
    char first = source.charAt(at);
    if (first == '"' || first == '`') {
      return quoted(first);
    }
    int start = at;
    while (at < limit && !Character.isWhitespace(source.charAt(at)) && !isAtClose()) {
      if (startsTag(source, at)) {
        return Optional.empty();
      }
      at++;
    }
    return Optional.of(source.substring(start, at));
  }

  private Optional<String> quoted(char quote) {
    StringBuilder out = new StringBuilder();
    for (at++; at < limit; at++) {
      char c = source.charAt(at);
      if (c == '\n' && quote == '"' && isBlankLine(at + 1)) {
        return Optional.empty();
      }
      if (c == quote) {
        at++;
        return Optional.of(out.toString());
      }
      if (c == '\\' && quote == '"' && at + 1 < limit && source.charAt(at + 1) == '"') {
        c = source.charAt(++at);
      }
      out.append(c);
    }
    return Optional.empty();
  }

  private String name() {
    int start = at;
    while (at < limit && isName(source.charAt(at)) && !isAtClose()) {
      at++;
    }
    return source.substring(start, at);
  }

  private boolean isAtClose() {
    return source.startsWith(close, at) || source.startsWith("/" + close, at);
  }

  /** Returns true if a tag starts at {@code at}. No tag starts within another. */
  private static boolean startsTag(String source, int at) {
    return source.startsWith("{{<", at) || source.startsWith("{{%", at);
  }

  /** Returns true if a tag that starts at {@code start} has no end before a blank line or a tag. */
  public static boolean isOpen(String source, int start) {
    TagParser parser = new TagParser(source, start);
    for (; parser.at < parser.limit && !parser.isAtClose(); parser.at++) {
      boolean isParagraphEnd =
          source.charAt(parser.at) == '\n' && parser.isBlankLine(parser.at + 1);
      if (isParagraphEnd || startsTag(source, parser.at)) {
        return true;
      }
    }
    return parser.at >= parser.limit;
  }

  private boolean isBlankLine(int start) {
    int end = start;
    while (end < limit && (source.charAt(end) == ' ' || source.charAt(end) == '\t')) {
      end++;
    }
    return end < limit && source.charAt(end) == '\n';
  }

  private boolean take(char c) {
    if (at < limit && source.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void space() {
    int ends = 0;
    for (; at < limit && Character.isWhitespace(source.charAt(at)); at++) {
      ends += source.charAt(at) == '\n' ? 1 : 0;
    }
    isAfterEmptyLine |= ends > 1;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/';
  }

  private static boolean isBare(char c) {
    return !Character.isWhitespace(c) && c != '=' && c != '"' && c != '`';
  }
}
