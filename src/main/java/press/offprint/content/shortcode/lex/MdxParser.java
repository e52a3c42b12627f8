package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.dialect.Dialect;
import press.offprint.content.markdown.dialect.PostDialect;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * The parser of the JavaScript in MDX: of imports and exports, which start a block and end before
 * the first empty line outside of brackets, and of expressions among the attributes of elements.
 * Other posts may hold such elements as well, as those of Docusaurus do.
 */
final class MdxParser {
  private static final Pattern START =
      Pattern.compile(
          "import[ \\t]*(?:[\"']|[\\w$*,{][^\"'<>]{0,2000}?from[ \\t\\n]*[\"'])"
              + "|export[ \\t]+(?:(?:const|let|var|function|async|class|default|type|interface)\\b"
              + "|[{*])");

  // Calls of Docusaurus for the address of a file.
  private static final Pattern FILE =
      Pattern.compile(
          "\\{\\s*+(?:require|useBaseUrl)\\(\\s*+[\"']([^\"'\\n]{1,500})[\"'][^\"'{}]{0,100}}");
  private static final Pattern STYLE = Pattern.compile("\\{\\s*\\{\\s*[\"']?[A-Za-z-]+[\"']?\\s*:");
  private static final Pattern LITERAL =
      Pattern.compile("\\{[ \\t]*+([\"'`])(?:(?!\\1)[^\\\\\\n$]){0,500}+\\1[ \\t]*+}");
  private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");
  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
          "track", "wbr");
  private static final Set<String> PICTURES = Set.of("picture", "figure", "img", "image");
  // Their removal is reported with a reason.
  private static final Set<String> RAW = Set.of("script", "style");
  // A post with more malformed tags is not MDX.
  private static final int MAX_MALFORMED = 100;

  private final String source;
  private final boolean isMdx;
  private final BasedSequence text;
  private boolean isOpenToTheEnd;
  private boolean isCommentOpen;
  private int malformedCount;

  MdxParser(String source, PostDialect dialect) {
    this.source = source;
    this.isMdx = dialect.is(Dialect.MDX);
    this.text = BasedSequence.of(source);
  }

  /** Returns true if a text may hold JavaScript. */
  static boolean mayBeIn(String source, PostDialect dialect) {
    boolean isInMdx =
        source.contains("import")
            || source.contains("export")
            || source.contains("className=")
            || source.contains("/>")
            || source.contains("{")
            || source.contains("<>");
    return source.contains("={") || (isInMdx && dialect.is(Dialect.MDX));
  }

  /** Returns the imports and exports at the start of a block; empty if there are none. */
  Optional<Token.Script> module(int at) {
    // Within a list or a quotation, such words are text.
    boolean isLine = at == 0 || source.charAt(at - 1) == '\n';
    return isMdx && isLine && Regex.matcher(START, source).region(at, source.length()).lookingAt()
        ? Optional.of(new Token.Script("", at, moduleEnd(at)))
        : Optional.empty();
  }

  /** Returns the tag of an element, if it has attributes that HTML does not have. */
  Optional<Token.Script> element(int at) {
    if (isMdx && (source.startsWith("<>", at) || source.startsWith("</>", at))) {
      return Optional.of(new Token.Script("", at, source.indexOf('>', at) + 1));
    }
    boolean isName = at + 1 < source.length() && isLetter(source.charAt(at + 1));
    if (!isName || malformedCount > MAX_MALFORMED) {
      return Optional.empty();
    }
    ComponentTag tag = ComponentTag.orElement(text.subSequence(at, text.length()));
    if (tag == null) {
      malformedCount++;
      return Optional.empty();
    }
    if (!tag.isElement()) {
      return isMdx && tag.isOfHtml() && tag.isEmpty()
          ? Optional.of(new Token.Script(component(tag), at, at + tag.end()))
          : Optional.empty();
    }
    boolean isEnd = isMdx && tag.isEmpty() && !VOID.contains(tag.name());
    return (isEnd || tag.values().entrySet().stream().anyMatch(this::isOfJsx))
            && (isMdx || tag.values().values().stream().noneMatch(MdxParser::isOfTemplate))
        ? Optional.of(new Token.Script(html(tag.name(), tag), at, at + tag.end()))
        : Optional.empty();
  }

  private boolean isOfJsx(Map.Entry<String, BasedSequence> attribute) {
    return (isMdx && attribute.getKey().equals("className"))
        || ComponentTag.isExpression(attribute.getValue());
  }

  // {{ page.url }} is the address of a page in Liquid.
  private static boolean isOfTemplate(BasedSequence value) {
    boolean holdsTag = value.indexOf("{{") >= 0 || value.indexOf("{%") >= 0;
    return holdsTag && !Regex.matcher(STYLE, value).lookingAt();
  }

  // In HTML, /> is no end of an element, which would enclose the rest of the post.
  private static String component(ComponentTag tag) {
    String name = tag.kind();
    if (PICTURES.contains(name) && !tag.text("src").isEmpty()) {
      String caption = Markup.escape(tag.text("caption").toString());
      return caption.isEmpty()
          ? html("img", tag)
          : "<figure>" + html("img", tag) + "<figcaption>" + caption + "</figcaption></figure>";
    }
    return html(RAW.contains(name) ? name : "x-" + name, tag);
  }

  private static String html(String name, ComponentTag tag) {
    StringBuilder html = new StringBuilder("<").append(name);
    tag.values()
        .forEach(
            (attribute, value) -> {
              Matcher file = Regex.matcher(FILE, value);
              String words = file.matches() ? file.group(1) : value.toString();
              if (file.matches() || !ComponentTag.isExpression(value)) {
                html.append(' ').append(attribute.equals("className") ? "class" : attribute);
                html.append(value.isNull() ? "" : "=\"" + words.replace("\"", "&quot;") + "\"");
              }
            });
    String end = VOID.contains(name) ? " />" : "></" + name + ">";
    return html.append(tag.isEmpty() ? end : ">").toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Returns a text in braces, or a comment with an empty line, which no other parser finds. */
  Optional<Token.Script> expression(int at) {
    if (!isMdx) {
      return Optional.empty();
    }
    Matcher literal = Regex.matcher(LITERAL, source).region(at, source.length());
    if (literal.lookingAt()) {
      String text = literal.group();
      int start = text.indexOf(literal.group(1)) + 1;
      String words = text.substring(start, text.lastIndexOf(literal.group(1)));
      return Optional.of(new Token.Script(words, at, literal.end()));
    }
    int end = source.startsWith("{/*", at) && !isCommentOpen ? source.indexOf("*/}", at) : -1;
    if (end < 0) {
      isCommentOpen |= source.startsWith("{/*", at);
      return Optional.empty();
    }
    String comment = source.substring(at, end);
    return Regex.matcher(EMPTY_LINE, comment).find()
        ? Optional.of(new Token.Script("", at, end + 3))
        : Optional.empty();
  }

  private int moduleEnd(int at) {
    int end = isOpenToTheEnd ? -1 : new Scanner(at).end();
    if (end >= 0) {
      return end;
    }
    // Brackets that are not closed may be words in the elements of JSX.
    isOpenToTheEnd = true;
    int line = at;
    while (line < source.length() && !isEmptyLine(line)) {
      line++;
    }
    return line;
  }

  /** Returns true at a line end with an empty line behind it. */
  private boolean isEmptyLine(int at) {
    if (source.charAt(at) != '\n') {
      return false;
    }
    int next = at + 1;
    while (next < source.length() && " \t\r".indexOf(source.charAt(next)) >= 0) {
      next++;
    }
    return next == source.length() || source.charAt(next) == '\n';
  }

  /** Reads brackets, texts and comments. */
  private final class Scanner {
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    private boolean hasEmptyLine;

    Scanner(int at) {
      this.at = at;
    }

    int end() {
      while (at < source.length()) {
        if (isEmptyLine(at)) {
          if (open.isEmpty()) {
            return isEndOfCode() ? at : -1;
          }
          hasEmptyLine = true;
        }
        read(source.charAt(at));
        at++;
      }
      return open.isEmpty() && at == source.length() && isEndOfCode() ? at : -1;
    }

    // Words behind an empty line may close a bracket by chance, but not at the start of a line.
    private boolean isEndOfCode() {
      int end = at;
      while (end > 0 && Character.isWhitespace(source.charAt(end - 1))) {
        end--;
      }
      int line = source.lastIndexOf('\n', end - 1) + 1;
      return !hasEmptyLine || "})]`".indexOf(source.charAt(line)) >= 0;
    }

    private void read(char c) {
      boolean isTemplate = !open.isEmpty() && open.peek() == '`';
      if (c == '\\') {
        at++;
      } else if (c == '`' && isTemplate) {
        open.pop();
      } else if (isTemplate) {
        if (c == '$' && source.startsWith("{", at + 1)) {
          at++;
          open.push('}');
        }
      } else if (c == '/' && source.startsWith("/*", at)) {
        int end = source.indexOf("*/", at + 2);
        // A comment without an end is not code, and the position is then behind the text.
        at = end < 0 ? source.length() : end + 1;
      } else if (c == '/' && source.startsWith("//", at)) {
        at = lineEnd() - 1;
      } else if (c == '"' || c == '\'') {
        at = textEnd(c);
      } else if (c == '`') {
        open.push('`');
      } else if ("{[(".indexOf(c) >= 0) {
        open.push("}])".charAt("{[(".indexOf(c)));
      } else if (!open.isEmpty() && open.peek() == c) {
        open.pop();
      }
    }

    // An apostrophe in the text of an element has no end in its line.
    private int textEnd(char quote) {
      for (int i = at + 1; i < source.length() && source.charAt(i) != '\n'; i++) {
        char c = source.charAt(i);
        if (c == quote) {
          return i;
        }
        i += c == '\\' ? 1 : 0;
      }
      return at;
    }

    private int lineEnd() {
      int end = source.indexOf('\n', at);
      return end < 0 ? source.length() : end;
    }
  }
}
