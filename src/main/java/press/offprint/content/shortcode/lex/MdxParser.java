package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.BlockStructure;
import press.offprint.content.markdown.block.Imports;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.content.shortcode.lex.Token.Loss;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.OneLine;

/**
 * The parser of what is JavaScript in a post of MDX: exports, expressions in braces, and tags. A
 * tag becomes one that the Markdown parser knows: on one line, without expressions, and with a name
 * that has no dots.
 */
final class MdxParser {
  private static final Pattern END_TAG =
      Pattern.compile("</([A-Za-z_$][\\w.:$-]{0,200}+)\\s{0,20}+>");
  // Attributes of a block or a span, and tags of other tools.
  private static final Pattern NO_EXPRESSION =
      Pattern.compile("\\s*+(?:[#.:%{]|[\\w-]{1,100}=[^=>]|\\z)|\\s*+\\\\");
  private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\$\\$(?:[^$\\\\]|\\\\.|\\$(?!\\$)){1,2000}+\\$\\$"
              + "|\\$(?![\\s$])(?:[^$\\n\\\\]|\\\\.){1,500}+(?<!\\s)\\$(?!\\d)",
          Pattern.DOTALL);
  private static final int MAX_FORMULA = 2_000;
  private static final Pattern NOTHING =
      Pattern.compile("\\s*+(?:true|false|null|undefined)?\\s*+");
  private static final Pattern COMMENTS =
      Pattern.compile("(?:\\s++|/\\*(?:[^*]|\\*(?!/))*+\\*/|//[^\\n]*+(?:\\n|\\z))*+");
  private static final Pattern PARTIAL = Pattern.compile("[^\\[\\]|#\\\\\\n]+\\.mdx?");
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
  private final Set<String> closedNames = new HashSet<>();
  private final Set<String> closedKinds = new HashSet<>();
  private int malformedCount;
  private long readInVain;
  private int lastEnd = -1;

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
    Regex.matcher(END_TAG, source)
        .results()
        .map(end -> end.group(1))
        .forEach(
            name -> {
              closedNames.add(name);
              String last = name.substring(name.lastIndexOf('.') + 1);
              closedKinds.add(last.toLowerCase(Locale.ROOT));
            });
  }

  /** Returns the export at the start of a block. */
  Optional<Token.Script> export(int at) {
    Optional<Token.Script> export = exports.parse(at);
    export.ifPresent(found -> values.addConstants(source.substring(found.start(), found.end())));
    return export;
  }

  /** Returns the offset behind the imports at the start of a line; the same offset if none is. */
  int importEnd(int at) {
    boolean isLine = at == 0 || source.charAt(at - 1) == '\n';
    return isLine && source.startsWith("import ", at)
        ? at + Imports.length(text.subSequence(at, text.length()))
        : at;
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
    // In List<String>, the name is no tag.
    if (!tag.isEmpty() && !tag.isElement() && !closedNames.contains(tag.name())) {
      boolean isElementOfHtml = tag.name().length() == 1 && tag.isOfHtml();
      return isElementOfHtml ? Optional.of(new Token.Script("&lt;", at, at + 1)) : Optional.empty();
    }
    Map<String, String> texts = values.ofAttributes(tag);
    Optional<Token> code = code(tag, texts, at);
    if (code.isPresent()) {
      return code;
    }
    return Optional.of(
        tag.isElement() && tag.name().indexOf('.') < 0
            ? changed(tag, ComponentMarkup.element(tag, texts), texts, at)
            : component(tag, texts, at));
  }

  private Token endTag(Matcher end) {
    String name = end.group(1);
    OpenComponents.End close = open.close(name);
    String markup =
        close == null
            ? ComponentMarkup.endTag(name, closedKinds)
            : ComponentMarkup.escaped(close.explanation()) + close.tag();
    return source.startsWith(markup, end.start()) && end.end() - end.start() == markup.length()
        ? new Token.Text(end.start(), end.end())
        : new Token.Script(markup, end.start(), end.end());
  }

  private Token changed(ComponentTag tag, String markup, Map<String, String> texts, int at) {
    boolean hasUnknown =
        tag.values().entrySet().stream()
            .anyMatch(
                attribute ->
                    ComponentTag.isExpression(attribute.getValue())
                        && ComponentMarkup.isShown(attribute.getKey())
                        && !texts.containsKey(attribute.getKey()));
    int end = at + tag.end();
    if (hasUnknown) {
      return new Token.Script(markup, Loss.ATTRIBUTE, at, end);
    }
    return source.startsWith(markup, at) && markup.length() == tag.end()
        ? new Token.Text(at, end)
        : new Token.Script(markup, at, end);
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
    String title =
        open.open(tag, texts, isLink ? "</a>" : ComponentMarkup.endTag(tag.name(), closedKinds));
    if (isLink) {
      return new Token.Script(ComponentMarkup.link(tag, texts), at, end);
    }
    if (title != null) {
      texts.put("title", title);
      texts.remove("label");
    }
    Map<String, String> known = Map.copyOf(texts);
    String markup = ComponentMarkup.component(tag, texts, closedKinds);
    return tag.isEmpty() && !ComponentMarkup.isShown(tag, texts)
        ? new Token.Script(markup, Loss.COMPONENT, at, end)
        : changed(tag, markup, known, at);
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

  // <CodeBlock language="js">{`code`}</CodeBlock>, <Code code={`code`} lang="js" /> and
  // <InlineMath math="x^2" />.
  private Optional<Token> code(ComponentTag tag, Map<String, String> texts, int at) {
    boolean isFormula = ComponentMarkup.isFormula(tag.kind()) && !tag.isElement();
    boolean isCode =
        ComponentMarkup.isCode(tag.kind()) && (!tag.isElement() || tag.kind().equals("pre"));
    if (!isFormula && !isCode) {
      return Optional.empty();
    }
    int end = at + tag.end();
    Optional<String> code = ComponentMarkup.code(texts);
    if (!tag.isEmpty()) {
      Enclosed enclosed = enclosed(tag, texts, end);
      if (enclosed == null) {
        return Optional.empty();
      }
      end = enclosed.end();
      code = enclosed.text();
    }
    if (code.isEmpty()) {
      return Optional.empty();
    }
    String margin = isLineEnd(end) ? margin(at) : null;
    boolean isBlock = margin != null;
    String markdown =
        isFormula
            ? ComponentMarkup.formula(code.get(), isBlock, margin)
            : isBlock || tag.isElement()
                ? ComponentMarkup.fence(
                    code.get(), ComponentMarkup.language(tag.kind(), texts), isBlock ? margin : "")
                : ComponentMarkup.span(code.get());
    return isBlock || !tag.isElement()
        ? Optional.of(new Token.Script(markdown, at, end))
        : Optional.empty();
  }

  /**
   * The text in braces that is all that a component encloses, and the offset behind its end tag.
   */
  private record Enclosed(Optional<String> text, int end) {}

  private Enclosed enclosed(ComponentTag tag, Map<String, String> texts, int start) {
    int at = skipSpace(start);
    // <pre><code>
    ComponentTag inner =
        source.startsWith("<code", at)
            ? ComponentTag.inMdx(text.subSequence(at, text.length()))
            : null;
    int brace = inner == null ? at : skipSpace(at + inner.end());
    int braceEnd = source.startsWith("{", brace) ? expressionEnd(brace) : -1;
    int end = braceEnd < 0 ? -1 : inner == null ? braceEnd : endTag("code", skipSpace(braceEnd));
    if (inner != null) {
      texts.putAll(values.ofAttributes(inner));
    }
    int close = end < 0 ? -1 : endTag(tag.name(), skipSpace(end));
    return close < 0
        ? null
        : new Enclosed(values.text(source.substring(brace + 1, braceEnd - 1)), close);
  }

  private int endTag(String name, int at) {
    Matcher end = Regex.matcher(END_TAG, source).region(at, source.length());
    return end.lookingAt() && end.group(1).equals(name) ? end.end() : -1;
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
    if (source.startsWith("{{", at) || source.startsWith("{%", at) || isTex(at)) {
      return Optional.empty();
    }
    int end = expressionEnd(at);
    if (end < 0) {
      return Optional.empty();
    }
    String written = source.substring(at + 1, end - 1);
    Matcher comments = Regex.matcher(COMMENTS, written);
    String inner = comments.lookingAt() ? written.substring(comments.end()).strip() : written;
    if (inner.isEmpty() && !written.isBlank()) {
      // The Markdown parser knows comments, some of which are the ids of headings.
      boolean isKnown = written.startsWith("/*") && !Regex.matcher(EMPTY_LINE, written).find();
      return Optional.of(isKnown ? new Token.Text(at, end) : new Token.Script("", at, end));
    }
    if (Regex.matcher(NO_EXPRESSION, written).lookingAt()) {
      readInVain += end - at;
      return Optional.empty();
    }
    lastEnd = end;
    Optional<String> value =
        Regex.matcher(NOTHING, inner).matches() ? Optional.of("") : values.text(inner);
    if (value.isPresent()) {
      String line = OneLine.of(value.get());
      return Optional.of(
          line.isBlank()
              ? new Token.Script(line.isEmpty() ? "" : " ", at, end)
              : new Token.Literal(line, at, end));
    }
    String margin = isLineEnd(end) ? margin(at) : null;
    String code = source.substring(at, end);
    String markdown =
        margin != null && code.indexOf('\n') >= 0 ? ComponentMarkup.fence(code, "jsx", margin) : "";
    return Optional.of(new Token.Script(markdown, Loss.EXPRESSION, at, end));
  }

  // Braces of formulas, as in x_{a.b} and \sqrt{a}.
  private boolean isTex(int at) {
    int before = at - 1;
    if (before >= 0 && "_^\\".indexOf(source.charAt(before)) >= 0) {
      return true;
    }
    if (before >= 0 && source.charAt(before) == '}') {
      return at != lastEnd;
    }
    while (before >= 0 && Character.isLetter(source.charAt(before))) {
      before--;
    }
    return before >= 0 && source.charAt(before) == '\\';
  }

  /** Returns the offset behind the formula that starts with a dollar sign; -1 if there is none. */
  int formulaEnd(int at) {
    Matcher formula =
        Regex.matcher(FORMULA, source).region(at, Math.min(source.length(), at + MAX_FORMULA));
    return formula.lookingAt() ? formula.end() : -1;
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
