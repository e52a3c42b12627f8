package press.offprint.content.frontmatter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.data.FieldLines;
import press.offprint.content.frontmatter.PostSource.Format;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The search for the front matter of a post: {@code ---}, {@code +++}, a JSON object, or lines of
 * fields up to the first blank line.
 */
final class FrontMatterDelimiters {

  /**
   * The two parts of a post.
   *
   * @param end the index in the text after the front matter: of its closing line, or after the
   *     closing brace of JSON
   * @param error the reason why the post cannot be cut; null if it can
   */
  record Cut(
      Format format,
      String frontMatter,
      int line,
      String body,
      int bodyLine,
      int end,
      Problem error) {}

  /**
   * A line that may end a YAML document. If the closing delimiter follows without a blank line in
   * between, it is taken for the end, because the text between may be a second document.
   */
  private static final String YAML_END = "...";

  /** The usual fields besides a title; without one of them, the lines are text. */
  private static final Set<String> USUAL =
      Set.of(
          "author",
          "authors",
          "category",
          "date",
          "lang",
          "modified",
          "slug",
          "status",
          "summary",
          "tags");

  private final String text;
  private final int maxBytes;

  private FrontMatterDelimiters(String text, int maxBytes) {
    this.text = text;
    this.maxBytes = maxBytes;
  }

  /** Returns the parts of {@code text}; {@code maxBytes} is the limit of the front matter. */
  static Cut cut(String text, int maxBytes) {
    return new FrontMatterDelimiters(text, maxBytes).cut();
  }

  private Cut cut() {
    int start = 0;
    int line = 1;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      line += text.charAt(start) == '\n' ? 1 : 0;
      start++;
    }
    // A line that is indented by four spaces is code, not a delimiter.
    int lineStart = text.lastIndexOf('\n', start) + 1;
    if (start - lineStart > 3) {
      return none();
    }
    String first = text.substring(start, lineEnd(start)).stripTrailing();
    if (first.startsWith("---") && isFormatName(first.substring(3).strip())) {
      return delimited(first.substring(3).strip(), "---", start, line, Format.YAML);
    }
    if (first.startsWith("+++") && isFormatName(first.substring(3).strip())) {
      return delimited(first.substring(3).strip(), "+++", start, line, Format.TOML);
    }
    return opensJson(start) ? json(start, line) : fields(start, line);
  }

  private Cut delimited(String word, String delimiter, int start, int line, Format usual) {
    Format format =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "" -> usual;
          case "yaml", "yml" -> Format.YAML;
          case "toml" -> Format.TOML;
          case "json" -> Format.JSON;
          default -> Format.NONE;
        };
    if (format == Format.NONE) {
      return failed(
          Problem.error(
              ProblemCode.FRONT_MATTER_FORMAT,
              line,
              "Front matter in the format \"" + word + "\" is not supported",
              "Write the front matter as YAML between --- lines, TOML between +++ lines, or a JSON object."));
    }
    int from = Math.min(text.length(), lineEnd(start) + 1);
    int bodyLine = line + 1;
    int dots = -1;
    int dotsLine = 0;
    for (int at = from; at < text.length(); at = lineEnd(at) + 1) {
      int end = lineEnd(at);
      bodyLine++;
      if (dots >= 0 && text.substring(at, end).isBlank()) {
        break;
      }
      if (closes(at, end, delimiter)) {
        return accept(format, from, at, line, bodyLine);
      }
      if (dots < 0 && format == Format.YAML && closes(at, end, YAML_END)) {
        dots = at;
        dotsLine = bodyLine;
      }
    }
    return dots >= 0
        ? accept(format, from, dots, line, dotsLine)
        : failed(neverClosed(line, "a line " + delimiter));
  }

  /**
   * Returns the parts of a post whose front matter begins at {@code from} and ends at {@code end}.
   */
  private Cut accept(Format format, int from, int end, int line, int bodyLine) {
    int body = Math.min(text.length(), lineEnd(end) + 1);
    return accept(format, text.substring(from, end), line + 1, text.substring(body), bodyLine, end);
  }

  private boolean closes(int at, int end, String delimiter) {
    return text.startsWith(delimiter, at)
        && text.substring(at, end).stripTrailing().equals(delimiter);
  }

  // A text may begin with "Title: A"; with another usual field in the lines below it, it has
  // front matter.
  private Cut fields(int start, int line) {
    boolean hasTitle = false;
    boolean hasUsual = false;
    int at = start;
    int next = line;
    for (; at < text.length() && !text.substring(at, lineEnd(at)).isBlank(); next++) {
      String written = text.substring(at, lineEnd(at)).stripTrailing();
      Optional<String> name = FieldLines.name(written);
      if (name.isEmpty() && !(next > line && FieldLines.isContinuation(written))) {
        return none();
      }
      hasTitle |= name.filter("title"::equals).isPresent();
      hasUsual |= name.filter(USUAL::contains).isPresent();
      at = Math.min(text.length(), lineEnd(at) + 1);
    }
    return hasTitle && hasUsual
        ? accept(Format.LINES, text.substring(start, at), line, text.substring(at), next, at)
        : none();
  }

  private Cut json(int start, int line) {
    int depth = 0;
    boolean quoted = false;
    int at = start;
    int end = line;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      end += c == '\n' ? 1 : 0;
      if (quoted) {
        if (c == '\\') {
          at++;
        }
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        break;
      }
    }
    if (at >= text.length()) {
      return failed(neverClosed(line, "a closing brace }"));
    }
    int body = at + 1;
    int next = lineEnd(body);
    if (text.substring(body, next).isBlank()) {
      body = Math.min(text.length(), next + 1);
      end++;
    }
    return accept(
        Format.JSON, text.substring(start, at + 1), line, text.substring(body), end, at + 1);
  }

  private Cut accept(Format format, String front, int line, String body, int bodyLine, int end) {
    int size = front.getBytes(StandardCharsets.UTF_8).length;
    if (size > maxBytes) {
      return failed(
          Problem.error(
              ProblemCode.LIMIT_FRONT_MATTER,
              line,
              "The front matter is " + size + " bytes; the limit is " + maxBytes,
              "Move long text into the post, or raise limits.frontMatterBytes in offprint.yaml."));
    }
    // Some editors write the byte order mark of a file that was put into another.
    String plain = body.startsWith("\uFEFF") ? body.substring(1) : body;
    return new Cut(format, front, line, plain, bodyLine, end, null);
  }

  private static Problem neverClosed(int line, String closing) {
    return Problem.error(
        ProblemCode.FRONT_MATTER,
        line,
        "The front matter that begins here is never closed",
        "End the front matter with " + closing + ".");
  }

  private static Cut failed(Problem problem) {
    return new Cut(Format.NONE, "", 0, "", 1, 0, problem);
  }

  /** Returns a post without front matter. */
  private Cut none() {
    return new Cut(Format.NONE, "", 0, text, 1, 0, null);
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  // "-----" and "--- ---" are thematic breaks of Markdown.
  private static boolean isFormatName(String word) {
    return word.codePoints().allMatch(Character::isLetterOrDigit);
  }

  // A brace also begins a shortcode, a Liquid tag and an attribute list.
  private boolean opensJson(int start) {
    if (start >= text.length() || text.charAt(start) != '{') {
      return false;
    }
    int at = start + 1;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '}');
  }
}
