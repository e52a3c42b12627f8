package press.offprint.content.shortcode.lex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The parser of the shortcodes of Zola: <code>{{ name(a="b") }}</code>, which encloses nothing, and
 * <code>{% name(a="b") %}</code>, which encloses the text up to <code>{% end %}</code>. All
 * parameters have names, which distinguishes shortcodes from calls in other languages.
 */
final class ZolaParser {
  private static final int MAX_LENGTH = 5_000;
  private static final Pattern CALL = Pattern.compile("\\{[{%]-?\\s*([A-Za-z_]\\w*)\\(\\s*");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "([A-Za-z_]\\w*)\\s*=\\s*"
              + "(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|(\\[[^\\]]*]|[\\w.+-]+))\\s*(,?)\\s*");
  private static final Pattern CLOSE = Pattern.compile("\\)\\s*-?([}%])}");
  private static final Pattern END = Pattern.compile("\\{%-?\\s*end\\s*-?%}");

  private final String source;
  // The names of the shortcodes that are not closed yet.
  private final Deque<String> open = new ArrayDeque<>();

  ZolaParser(String source) {
    this.source = source;
  }

  /**
   * Returns the token that starts at {@code at}; empty if there is none. Code has literals only.
   */
  Optional<Token> parse(int at, boolean code) {
    if (source.startsWith("/*", at + 2)) {
      return literal(at);
    }
    if (code) {
      return Optional.empty();
    }
    Matcher end = Regex.matcher(END, source).region(at, Math.min(source.length(), at + MAX_LENGTH));
    Optional<ShortcodeTag> tag =
        !open.isEmpty() && end.lookingAt()
            ? Optional.of(
                new ShortcodeTag(open.pop(), true, false, ShortcodeParameters.NONE, at, end.end()))
            : call(source, at);
    if (tag.isPresent() && !tag.get().closing() && !tag.get().complete()) {
      open.push(tag.get().name());
    }
    return tag.map(found -> new Token.Shortcode(found, false, true, found.start(), found.end()));
  }

  // {{/* name() */}} is shown without its slashes and stars.
  private Optional<Token> literal(int at) {
    String brace = source.startsWith("{%", at) ? "%" : "}";
    int end = source.indexOf("*/" + brace + "}", at);
    if (end < 0 || end > at + MAX_LENGTH) {
      return Optional.empty();
    }
    String tag = source.substring(at, at + 2) + source.substring(at + 4, end) + brace + "}";
    boolean isTag =
        Regex.matcher(END, tag).matches()
            || call(tag, 0).filter(found -> found.end() == tag.length()).isPresent();
    return isTag ? Optional.of(new Token.Literal(tag, at, end + 4)) : Optional.empty();
  }

  private static Optional<ShortcodeTag> call(String source, int start) {
    int limit = Math.min(source.length(), start + MAX_LENGTH);
    Matcher call = Regex.matcher(CALL, source).region(start, limit);
    if (!call.lookingAt()) {
      return Optional.empty();
    }
    Map<String, String> named = new LinkedHashMap<>();
    Matcher parameter = Regex.matcher(PARAMETER, source);
    int at = call.end();
    for (boolean more = true; more && parameter.region(at, limit).lookingAt(); ) {
      named.putIfAbsent(parameter.group(1), value(parameter));
      more = !parameter.group(6).isEmpty();
      at = parameter.end();
    }
    Matcher close = Regex.matcher(CLOSE, source).region(at, limit);
    boolean isComplete = source.charAt(start + 1) == '{';
    if (!close.lookingAt() || close.group(1).equals("}") != isComplete) {
      return Optional.empty();
    }
    ShortcodeParameters parameters = new ShortcodeParameters(List.of(), named);
    return Optional.of(
        new ShortcodeTag(call.group(1), false, isComplete, parameters, start, close.end()));
  }

  private static String value(Matcher parameter) {
    for (int group = 2; group < 5; group++) {
      if (parameter.group(group) != null) {
        return parameter.group(group);
      }
    }
    return parameter.group(5);
  }
}
