package press.offprint.content.markdown.mdx;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Tag;

/**
 * The opening tag of a component of MDX: its name begins with a capital letter, and its attributes
 * are texts, expressions of JavaScript between braces, or names alone.
 *
 * @param name such as {@code TabItem} or {@code Tabs.Tab}
 * @param values the values of the attributes in the source, in its order, without quotation marks;
 *     an expression is with its braces
 * @param isEmpty true if the tag is its own end
 * @param end the offset after the tag
 */
public record ComponentTag(
    String name, Map<String, BasedSequence> values, boolean isEmpty, int end) {
  private static final int MAX_LENGTH = 4_000;
  private static final int MAX_LENGTH_IN_MDX = 40_000;
  // Names of HTML that components of well-known sites have, too.
  private static final Set<String> SHARED = Set.of("Aside", "Frame");

  public ComponentTag {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Returns the tag that starts with a {@code <} at the start of a text; null if there is none. It
   * may have several lines, but no empty one.
   */
  public static ComponentTag at(BasedSequence text) {
    return new Scanner(text, false, false).tag();
  }

  /** Returns the tag of a component or of an element. */
  public static ComponentTag orElement(BasedSequence text) {
    return new Scanner(text, true, false).tag();
  }

  /**
   * Returns the tag of a component or of an element in a post of MDX, in which expressions may have
   * empty lines.
   */
  public static ComponentTag inMdx(BasedSequence text) {
    return new Scanner(text, true, true).tag();
  }

  /** Returns true if the name begins with a small letter, as those of HTML do in JSX. */
  public boolean isElement() {
    return Scanner.isSmall(name.charAt(0));
  }

  /** Returns true if a name begins with a small letter. */
  public static boolean isSmall(String name) {
    return Scanner.isSmall(name.charAt(0));
  }

  /** Returns the value of an attribute that is a text; empty if it has another value or none. */
  public BasedSequence text(String attribute) {
    BasedSequence value = values.getOrDefault(attribute, BasedSequence.NULL);
    return isExpression(value) ? BasedSequence.NULL : value.trim();
  }

  /** Returns true for an expression of JavaScript between braces. */
  public static boolean isExpression(BasedSequence value) {
    if (!value.startsWith("{")) {
      return false;
    }
    // A text in quotation marks may begin with a brace, too.
    int before = value.getStartOffset() - 1;
    return before < 0 || "\"'`".indexOf(value.getBaseSequence().charAt(before)) < 0;
  }

  /** Returns true if the name is that of an element of HTML and no usual one of a component. */
  public boolean isOfHtml() {
    return !isElement() && !isComponent(name);
  }

  /** Returns the last part of the name, without capital letters. */
  public String kind() {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  // <Table> and <IMG> are HTML in capital letters.
  private static boolean isComponent(String name) {
    boolean hasSmall = name.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    return hasSmall && (SHARED.contains(name) || !Tag.isKnownTag(name.toLowerCase(Locale.ROOT)));
  }

  /** The reader of one tag. */
  private static final class Scanner {
    private final BasedSequence text;
    private final boolean withElements;
    private final boolean withEmptyLines;
    private final int limit;
    private int at;

    Scanner(BasedSequence text, boolean withElements, boolean withEmptyLines) {
      this.text = text;
      this.withElements = withElements;
      this.withEmptyLines = withEmptyLines;
      this.limit = Math.min(text.length(), withEmptyLines ? MAX_LENGTH_IN_MDX : MAX_LENGTH);
    }

    ComponentTag tag() {
      char first = text.length() > 1 ? text.charAt(1) : '\0';
      if (peek() != '<' || !(isCapital(first) || (withElements && isSmall(first)))) {
        return null;
      }
      at = 1;
      String name = name();
      Map<String, BasedSequence> values = new LinkedHashMap<>();
      while (withElements || isComponent(name)) {
        boolean isSpaced = skipSpace();
        if (peek() == '>') {
          return new ComponentTag(name, values, false, at + 1);
        }
        if (peek() == '/') {
          at++;
          return peek() == '>' ? new ComponentTag(name, values, true, at + 1) : null;
        }
        if (!isSpaced || !attribute(values)) {
          return null;
        }
      }
      return null;
    }

    private boolean attribute(Map<String, BasedSequence> values) {
      if (peek() == '{') {
        return value() != null;
      }
      String name = name();
      if (name.isEmpty()) {
        return false;
      }
      int afterName = at;
      skipSpace();
      if (peek() != '=') {
        at = afterName;
        values.putIfAbsent(name, BasedSequence.NULL);
        return true;
      }
      at++;
      skipSpace();
      BasedSequence value = value();
      if (value != null) {
        values.putIfAbsent(name, value);
      }
      return value != null;
    }

    /** Returns a text between quotation marks, or an expression; null if it has no end. */
    private BasedSequence value() {
      char first = peek();
      int start = at;
      if (first == '"' || first == '\'') {
        return quoted(first) ? text.subSequence(start + 1, at - 1) : null;
      }
      if (first != '{' || !expression()) {
        return null;
      }
      BasedSequence value = text.subSequence(start, at);
      return withEmptyLines ? value : plain(value);
    }

    // {"words"} is a text as well.
    private static BasedSequence plain(BasedSequence expression) {
      BasedSequence inner = expression.subSequence(1, expression.length() - 1).trim();
      char quote = inner.length() > 1 ? inner.charAt(0) : '\0';
      boolean isText =
          (quote == '"' || quote == '\'' || quote == '`')
              && inner.indexOf(quote, 1) == inner.length() - 1
              && inner.indexOf("${") < 0;
      return isText ? inner.subSequence(1, inner.length() - 1) : expression;
    }

    private boolean quoted(char quote) {
      for (at++; at < limit; at++) {
        if (text.charAt(at) == quote) {
          at++;
          return true;
        }
        if (isEmptyLine() && !(withEmptyLines && quote == '`')) {
          return false;
        }
      }
      return false;
    }

    private boolean expression() {
      int depth = 0;
      while (at < limit) {
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
          if (!quoted(c)) {
            return false;
          }
          continue;
        }
        if (c == '/' && skipComment()) {
          continue;
        }
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (isEmptyLine() && !withEmptyLines) {
          return false;
        }
        at++;
        if (depth == 0) {
          return true;
        }
      }
      return false;
    }

    // Between the attributes, MDX has comments of JavaScript.
    private boolean skipComments() {
      int lineEnd = text.indexOf('\n', at);
      if (at + 1 < limit && text.charAt(at + 1) == '/' && lineEnd > 0) {
        at = Math.min(limit, lineEnd);
        return true;
      }
      return skipComment();
    }

    private boolean skipComment() {
      int end =
          at + 1 < limit && text.charAt(at + 1) == '*' ? text.indexOf("*/", at + 2, limit) : -1;
      if (end < 0) {
        return false;
      }
      at = end + 2;
      return true;
    }

    private boolean isEmptyLine() {
      return text.charAt(at) == '\n' && at + 1 < limit && text.charAt(at + 1) == '\n';
    }

    private boolean skipSpace() {
      int start = at;
      while (at < limit && (withEmptyLines || !isEmptyLine())) {
        if (withEmptyLines && text.charAt(at) == '/' && skipComments()) {
          continue;
        }
        if (!Character.isWhitespace(text.charAt(at))) {
          break;
        }
        at++;
      }
      return at > start;
    }

    private String name() {
      int start = at;
      while (at < limit && isNamePart(text.charAt(at))) {
        at++;
      }
      return text.subSequence(start, at).toString();
    }

    private char peek() {
      return at < limit ? text.charAt(at) : '\0';
    }

    private static boolean isCapital(char c) {
      return c >= 'A' && c <= 'Z';
    }

    static boolean isSmall(char c) {
      return c >= 'a' && c <= 'z';
    }

    private static boolean isNamePart(char c) {
      return isCapital(c)
          || isSmall(c)
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '_'
          || c == '.'
          || c == ':';
    }
  }
}
