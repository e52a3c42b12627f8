package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * The parser of JSX: of expressions among the attributes of elements, which other posts than those
 * of MDX may hold as well, and in MDX of tags that are their own end, texts and comments in braces.
 */
final class JsxParser {
  private static final Pattern ATTRIBUTE = Pattern.compile("<[a-z][^<>]{1,1000}?=\\{");
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
  private static final Set<String> PICTURES = Set.of("picture", "figure", "img");
  // Their removal is reported with a reason.
  private static final Set<String> RAW = Set.of("script", "style");
  // A post with more malformed tags is not MDX.
  private static final int MAX_MALFORMED = 100;

  private final String source;
  private final boolean isMdx;
  private final BasedSequence text;
  private boolean isCommentOpen;
  private int malformedCount;

  JsxParser(String source, boolean isMdx) {
    this.source = source;
    this.isMdx = isMdx;
    this.text = BasedSequence.of(source);
  }

  /** Returns true if a text that is not of MDX may hold such an element. */
  static boolean mayBeIn(String source) {
    return source.contains("={") && Regex.matcher(ATTRIBUTE, source).find();
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
            && (isMdx || tag.values().values().stream().noneMatch(JsxParser::isOfTemplate))
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
}
