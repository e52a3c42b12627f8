package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.model.interrupt.Regex;

/**
 * The components of MDX that show code or a formula: {@code <CodeBlock language="js">} around a
 * text in braces, {@code <Code code={text} lang="js" />} and {@code <InlineMath math="x^2" />}.
 */
final class CodeComponents {
  static final Pattern END_TAG = Pattern.compile("</([A-Za-z_$][\\w.:$-]{0,200}+)\\s{0,20}+>");

  private final String source;
  private final BasedSequence text;
  private final SourceLines lines;
  private final ScriptValues values;
  private final ExpressionParser expressions;

  CodeComponents(String source, ScriptValues values, ExpressionParser expressions) {
    this.source = source;
    this.text = BasedSequence.of(source);
    this.lines = new SourceLines(source);
    this.values = values;
    this.expressions = expressions;
  }

  /** Returns the code or the formula that a component is; empty if it is none. */
  Optional<Token> code(ComponentTag tag, Map<String, String> texts, int at) {
    boolean isFormula = CodeMarkup.isFormula(tag.kind()) && !tag.isElement();
    boolean isCode =
        CodeMarkup.isCode(tag.kind()) && (!tag.isElement() || tag.kind().equals("pre"));
    if (!isFormula && !isCode) {
      return Optional.empty();
    }
    int end = at + tag.end();
    Optional<String> code = CodeMarkup.code(texts);
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
    String margin = lines.isEnd(end) ? lines.margin(at) : null;
    boolean isBlock = margin != null;
    String markdown =
        isFormula
            ? CodeMarkup.formula(code.get(), isBlock, margin)
            : isBlock || tag.isElement()
                ? CodeMarkup.fence(
                    code.get(), CodeMarkup.language(tag.kind(), texts), isBlock ? margin : "")
                : CodeMarkup.span(code.get());
    return isBlock || !tag.isElement()
        ? Optional.of(new Token.Script(markdown, at, end))
        : Optional.empty();
  }

  /**
   * The text in braces that is all that a component encloses, and the offset behind its end tag.
   */
  private record Enclosed(Optional<String> text, int end) {}

  private Enclosed enclosed(ComponentTag tag, Map<String, String> texts, int start) {
    int at = lines.skipSpace(start);
    // <pre><code>
    ComponentTag inner =
        source.startsWith("<code", at)
            ? ComponentTag.inMdx(text.subSequence(at, text.length()))
            : null;
    int brace = inner == null ? at : lines.skipSpace(at + inner.end());
    int braceEnd = source.startsWith("{", brace) ? expressions.end(brace) : -1;
    int end =
        braceEnd < 0 ? -1 : inner == null ? braceEnd : endTag("code", lines.skipSpace(braceEnd));
    if (inner != null) {
      texts.putAll(values.ofAttributes(inner));
    }
    int close = end < 0 ? -1 : endTag(tag.name(), lines.skipSpace(end));
    return close < 0
        ? null
        : new Enclosed(values.text(source.substring(brace + 1, braceEnd - 1)), close);
  }

  private int endTag(String name, int at) {
    Matcher end = Regex.matcher(END_TAG, source).region(at, source.length());
    return end.lookingAt() && end.group(1).equals(name) ? end.end() : -1;
  }
}
