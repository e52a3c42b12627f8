package press.offprint.content.xhtml.clean;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.HtmlAllowList;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * An element that HTML does not have, such as a component of MDX. The words among its attributes
 * are kept, because a program would show them.
 */
final class UnknownElement {
  private static final List<String> WORDS =
      List.of(
          "title",
          "name",
          "heading",
          "subtitle",
          "label",
          "text",
          "content",
          "message",
          "quote",
          "question",
          "answer",
          "caption",
          "description",
          "summary",
          "alt",
          "author");
  // Addresses, names of files, expressions, numbers and switches are no words.
  private static final Pattern NO_WORDS =
      Pattern.compile(
          "[{/.#].*|\\S+(?:://|\\.[a-z]\\w{1,4}$).*|true|false|\\P{L}*", Pattern.DOTALL);

  private UnknownElement() {}

  /** Returns the address to which an element without blocks links; empty if it has none. */
  static Optional<String> link(Element element) {
    return Tag.isKnownTag(element.normalName())
            || element.children().stream()
                .anyMatch(child -> !HtmlAllowList.isInline(child.normalName()))
        ? Optional.empty()
        : Stream.of(element.attr("href"), element.attr("to"))
            .filter(address -> !address.isBlank() && !address.startsWith("{"))
            .findFirst();
  }

  /** Returns the words of the attributes, with a comma between two; reports what is lost. */
  static String words(Element element, BodyContext context) {
    if (Tag.isKnownTag(element.normalName())) {
      return "";
    }
    StringJoiner words = new StringJoiner(", ");
    for (String name : WORDS) {
      String value = element.attr(name).strip();
      if (!Regex.matcher(NO_WORDS, value).matches()) {
        words.add(value);
      }
    }
    boolean isEmpty = element.childNodeSize() == 0 && !element.attributes().isEmpty();
    if (words.length() > 0 || isEmpty) {
      context.count(
          ProblemCode.TEXT_SANITISED,
          "The element \""
              + element.normalName()
              + "\" was removed, because HTML does not have it;"
              + " its words stay.",
          "Write Markdown in its place.");
    }
    return words.toString();
  }
}
