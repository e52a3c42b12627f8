package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.BlockStructure;
import press.offprint.content.markdown.block.Imports;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.content.shortcode.lex.Token.Loss;
import press.offprint.model.interrupt.Regex;

/**
 * The parser of imports, exports and tags in a post of MDX. A tag becomes one that the Markdown
 * parser knows: on one line, without expressions, and with a name that has no dots.
 */
final class MdxParser {
  private static final Pattern PARTIAL = Pattern.compile("[^\\[\\]|#\\\\\\n]+\\.mdx?");
  // A post with more malformed tags is not MDX.
  private static final int MAX_MALFORMED = 100;
  private final String source;
  private final BasedSequence text;
  private final ScriptValues values;
  private final OpenComponents open;
  private final ExportParser exports;
  private final CodeComponents codes;
  private final SourceLines lines;
  private final Set<String> closedNames = new HashSet<>();
  private final Set<String> closedKinds = new HashSet<>();
  private int malformedCount;

  MdxParser(
      String source, BlockStructure structure, ScriptValues values, ExpressionParser expressions) {
    this.source = source;
    this.text = BasedSequence.of(source);
    this.values = values;
    this.lines = new SourceLines(source);
    this.codes = new CodeComponents(source, values, expressions);
    this.open = new OpenComponents(values);
    this.exports = new ExportParser(source);
    values.addImports(source, structure);
    Regex.matcher(CodeComponents.END_TAG, source)
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
      Matcher end = Regex.matcher(CodeComponents.END_TAG, source).region(at, source.length());
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
    Optional<Token> code = codes.code(tag, texts, at);
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
      return lines.isStart(at) && lines.isEnd(end)
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
}
