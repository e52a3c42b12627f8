package press.offprint.content.shortcode.lex;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.model.interrupt.Regex;

/**
 * The parser of expressions of JavaScript among the attributes of elements in posts that are not of
 * MDX.
 */
final class JsxParser {
  private static final Pattern ATTRIBUTE = Pattern.compile("<[a-z][^<>]{1,1000}?=\\{");
  private static final Pattern STYLE = Pattern.compile("\\{\\s*\\{\\s*[\"']?[A-Za-z-]+[\"']?\\s*:");
  // A post with more malformed tags has no JSX.
  private static final int MAX_MALFORMED = 100;

  private final BasedSequence text;
  private final ScriptValues values = new ScriptValues(name -> Optional.empty());
  private int malformedCount;

  JsxParser(String source) {
    this.text = BasedSequence.of(source);
  }

  /** Returns true if a text may hold such an element. */
  static boolean mayBeIn(String source) {
    return source.contains("={") && Regex.matcher(ATTRIBUTE, source).find();
  }

  /** Returns the tag of an element, if it has attributes that HTML does not have. */
  Optional<Token.Script> element(int at) {
    boolean isName =
        at + 1 < text.length()
            && ComponentTag.isSmall(text.subSequence(at + 1, at + 2).toString())
            && malformedCount <= MAX_MALFORMED;
    if (!isName) {
      return Optional.empty();
    }
    ComponentTag tag = ComponentTag.orElement(text.subSequence(at, text.length()));
    if (tag == null) {
      malformedCount++;
      return Optional.empty();
    }
    return tag.values().values().stream().anyMatch(ComponentTag::isExpression)
            && tag.values().values().stream().noneMatch(JsxParser::isOfTemplate)
        ? Optional.of(
            new Token.Script(
                ComponentMarkup.element(tag, values.ofAttributes(tag)), at, at + tag.end()))
        : Optional.empty();
  }

  // {{ page.url }} is the address of a page in Liquid.
  private static boolean isOfTemplate(BasedSequence value) {
    boolean holdsTag = value.indexOf("{{") >= 0 || value.indexOf("{%") >= 0;
    return holdsTag && !Regex.matcher(STYLE, value).lookingAt();
  }
}
