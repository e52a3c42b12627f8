package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.BlockStructure;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.content.shortcode.lex.Token.Loss;
import press.offprint.model.interrupt.Regex;

/**
 * The parser of what is JavaScript in a post of MDX: exports, expressions in braces, and tags. A
 * tag becomes one that the Markdown parser knows: on one line, without expressions, and with a name
 * that has no dots.
 */
final class MdxParser {
  private static final Pattern END_TAG =
      Pattern.compile("</([A-Za-z_$][\\w.:$-]{0,200}+)\\s{0,20}+>");
  private static final Pattern COMPUTED =
      Pattern.compile(
          "[A-Za-z_$][\\w$]*+(?:\\?*+\\.[\\w$]|\\(|\\[)|.*?(?:=>|&&|\\|\\||\\s\\?\\s|<)",
          Pattern.DOTALL);
  private static final Pattern PARTIAL = Pattern.compile("[^\\[\\]|#\\\\\\n]+\\.mdx?");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*+");
  // A post with more malformed tags is not MDX.
  private static final int MAX_MALFORMED = 100;
  private static final int MAX_EXPRESSION = 20_000;
  // Each expression without an end is read in vain.
  private static final int MAX_READ_IN_VAIN = 1_000_000;

  private final String source;
  private final BasedSequence text;
  private final ScriptValues values;
  private final OpenComponents open;
  private final ExportParser exports;
  private int malformedCount;
  private long readInVain;

  /**
   * @param fields returns a field of the front matter
   */
  MdxParser(String source, BlockStructure structure, Function<String, Optional<String>> fields) {
    this.source = source;
    this.text = BasedSequence.of(source);
    this.values = new ScriptValues(fields);
    this.open = new OpenComponents(values);
    this.exports = new ExportParser(source);
    values.addImports(source, structure);
  }

  /** Returns the export at the start of a block. */
  Optional<Token.Script> export(int at) {
    Optional<Token.Script> export = exports.parse(at);
    export.ifPresent(found -> values.addConstants(source.substring(found.start(), found.end())));
    return export;
  }

  /** Returns the opening or closing tag at an offset. */
  Optional<Token> tag(int at) {
    if (source.startsWith("<>", at) || source.startsWith("</>", at)) {
      return Optional.of(new Token.Script("", at, source.indexOf('>', at) + 1));
    }
    if (source.startsWith("</", at)) {
      Matcher end = Regex.matcher(END_TAG, source).region(at, source.length());
      return end.lookingAt() ? Optional.of(endTag(end)) : Optional.empty();
    }
    if (malformedCount > MAX_MALFORMED) {
      return Optional.empty();
    }
    ComponentTag tag = ComponentTag.inMdx(text.subSequence(at, text.length()));
    if (tag == null) {
      malformedCount++;
      return Optional.empty();
    }
    int end = at + tag.end();
    Map<String, String> texts = values.ofAttributes(tag);
    if (tag.isElement() && tag.name().indexOf('.') < 0) {
      return Optional.of(changed(ComponentMarkup.element(tag, texts), at, end));
    }
    return Optional.of(code(tag, texts, at).orElseGet(() -> component(tag, texts, at)));
  }

  private Token endTag(Matcher end) {
    String name = end.group(1);
    OpenComponents.End close = open.close(name);
    String markup = ComponentMarkup.escaped(close.explanation()) + close.tag();
    return changed(markup, end.start(), end.end());
  }

  private Token changed(String markup, int start, int end) {
    return source.startsWith(markup, start) && markup.length() == end - start
        ? new Token.Text(start, end)
        : new Token.Script(markup, start, end);
  }

  private Token component(ComponentTag tag, Map<String, String> texts, int at) {
    int end = at + tag.end();
    Optional<String> partial = tag.isEmpty() ? partial(tag, texts) : Optional.empty();
    if (partial.isPresent()) {
      return isLineStart(at) && isLineEnd(end)
          ? new Token.Partial(partial.get(), at, end)
          : new Token.Script("", Loss.PARTIAL, at, end);
    }
    boolean isLink = ComponentMarkup.isLink(tag, texts);
    String title = open.open(tag, texts, isLink ? "</a>" : ComponentMarkup.endTag(tag.name()));
    if (isLink) {
      return new Token.Script(ComponentMarkup.link(texts), at, end);
    }
    if (title != null) {
      texts.put("title", title);
      texts.remove("label");
    }
    String markup = ComponentMarkup.component(tag, texts);
    return tag.isEmpty() && !ComponentMarkup.isShown(tag, texts)
        ? new Token.Script(markup, Loss.COMPONENT, at, end)
        : changed(markup, at, end);
  }

  /** Returns the path of the file whose text a component is. */
  private Optional<String> partial(ComponentTag tag, Map<String, String> texts) {
    return values
        .file(tag.name())
        .filter(file -> Regex.matcher(PARTIAL, file).matches())
        .or(
            () ->
                tag.kind().equals("snippet")
                    ? Optional.ofNullable(texts.get("file")).map(file -> "/snippets/" + file)
                    : Optional.empty());
  }

  // <CodeBlock language="js">{`code`}</CodeBlock> and <Code code={`code`} lang="js" />.
  private Optional<Token> code(ComponentTag tag, Map<String, String> texts, int at) {
    if (!ComponentMarkup.isCode(tag.kind())) {
      return Optional.empty();
    }
    int end = at + tag.end();
    String code = texts.get("code");
    if (!tag.isEmpty()) {
      int brace = skipSpace(end);
      int braceEnd = source.startsWith("{", brace) ? expressionEnd(brace) : -1;
      Matcher close = Regex.matcher(END_TAG, source);
      if (braceEnd < 0
          || !close.region(skipSpace(braceEnd), source.length()).lookingAt()
          || !close.group(1).equals(tag.name())) {
        return Optional.empty();
      }
      end = close.end();
      code = values.text(source.substring(brace + 1, braceEnd - 1)).orElse(null);
    }
    if (code == null) {
      return Optional.empty();
    }
    boolean isBlock = isLineStart(at) && isLineEnd(end);
    String markdown =
        isBlock
            ? ComponentMarkup.fence(code, ComponentMarkup.language(texts), margin(at))
            : ComponentMarkup.span(code);
    return Optional.of(new Token.Script(markdown, at, end));
  }

  private int skipSpace(int at) {
    int next = at;
    while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
      next++;
    }
    return next;
  }

  /** Returns the expression at an offset: its value, its code, or nothing for a comment. */
  Optional<Token> expression(int at) {
    int end = expressionEnd(at);
    if (end < 0) {
      return Optional.empty();
    }
    String inner = source.substring(at + 1, end - 1).strip();
    if (inner.startsWith("/*") && inner.indexOf("*/") == inner.length() - 2) {
      return Optional.of(new Token.Script("", at, end));
    }
    Optional<String> value = isTex(at) ? Optional.empty() : values.text(inner);
    if (value.isPresent()) {
      return Optional.of(
          value.get().isBlank()
              ? new Token.Script(value.get().isEmpty() ? "" : " ", at, end)
              : new Token.Literal(value.get(), at, end));
    }
    if (isTex(at) || !isComputed(inner)) {
      readInVain += end - at;
      return Optional.empty();
    }
    boolean isBlock = isLineStart(at) && isLineEnd(end);
    String code = source.substring(at, end);
    String markdown =
        isBlock && code.indexOf('\n') >= 0
            ? ComponentMarkup.fence(code, "jsx", margin(at))
            : ComponentMarkup.span(code);
    return Optional.of(new Token.Script(markdown, Loss.EXPRESSION, at, end));
  }

  private boolean isComputed(String inner) {
    return Regex.matcher(COMPUTED, inner).lookingAt()
        || (Regex.matcher(IDENTIFIER, inner).matches() && values.has(inner));
  }

  // Braces of formulas, as in x_{a.b} and \sqrt{a}.
  private boolean isTex(int at) {
    int before = at - 1;
    if (before >= 0 && "_^}]\\$".indexOf(source.charAt(before)) >= 0) {
      return true;
    }
    while (before >= 0 && Character.isLetter(source.charAt(before))) {
      before--;
    }
    return before >= 0 && source.charAt(before) == '\\';
  }

  private int expressionEnd(int at) {
    if (readInVain > MAX_READ_IN_VAIN) {
      return -1;
    }
    int end = BracketScanner.end(source, at, at + MAX_EXPRESSION);
    readInVain += end < 0 ? source.length() - at : 0;
    return end;
  }

  private boolean isLineStart(int at) {
    return margin(at) != null;
  }

  /** Returns the spaces before an offset at the start of its line; null if there is more. */
  private String margin(int at) {
    int start = at;
    while (start > 0 && (source.charAt(start - 1) == ' ' || source.charAt(start - 1) == '\t')) {
      start--;
    }
    return start == 0 || source.charAt(start - 1) == '\n' ? source.substring(start, at) : null;
  }

  private boolean isLineEnd(int at) {
    int end = at;
    while (end < source.length() && " \t\r".indexOf(source.charAt(end)) >= 0) {
      end++;
    }
    return end == source.length() || source.charAt(end) == '\n';
  }
}
