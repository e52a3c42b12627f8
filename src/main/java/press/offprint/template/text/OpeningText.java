package press.offprint.template.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import press.offprint.model.interrupt.InterruptibleReader;

/** The first sentences of a body, for a page or a feed without a written description. */
public final class OpeningText {
  // A paragraph in one of these is not the voice of the post, or needs what is around it.
  private static final Set<String> APART =
      Set.of("blockquote", "aside", "figure", "details", "li", "dd", "td", "th", "nav");
  private static final String NOT_PROSE =
      "pre, h1, h2, h3, h4, h5, h6, figure, svg, nav, ul.toc, details > summary";
  private static final String MARKS = "sup.noteref, .missing, svg, script, style, [hidden]";
  // Links in place of players, and lines above or below other elements.
  private static final Set<String> LABELS = Set.of("embed", "theorem-title", "attribution");

  private OpeningText() {}

  /**
   * Returns the text of the first paragraphs on one line, with at least {@code length} characters
   * if the body has them. A body without paragraphs is read as a whole, without code and headings.
   * Formulas are in TeX. No more of the body is parsed than needed.
   */
  public static String of(String body, int length) {
    String paragraphs = paragraphs(body, length);
    return paragraphs.isEmpty() ? rest(body) : paragraphs;
  }

  private static String paragraphs(String body, int length) {
    StringBuilder text = new StringBuilder();
    try (StreamParser parser =
        new StreamParser(Parser.htmlParser()).parse(InterruptibleReader.of(body), "")) {
      for (Element paragraph = parser.selectNext("p");
          paragraph != null && text.length() < length;
          paragraph = parser.selectNext("p")) {
        if (isProse(paragraph)) {
          append(text, paragraph);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A text in memory is always readable.
    }
    return text.toString();
  }

  private static boolean isProse(Element paragraph) {
    return paragraph.parents().stream().noneMatch(above -> APART.contains(above.normalName()))
        && LABELS.stream().noneMatch(paragraph::hasClass);
  }

  private static String rest(String body) {
    Document page = Document.createShell("");
    page.body()
        .insertChildren(
            0,
            Parser.htmlParser().parseFragmentInput(InterruptibleReader.of(body), page.body(), ""));
    page.select(NOT_PROSE).remove();
    StringBuilder text = new StringBuilder();
    append(text, page.body());
    return text.toString();
  }

  private static void append(StringBuilder text, Element element) {
    element.select(MARKS).remove();
    for (Element formula : element.select("math")) {
      formula.replaceWith(new TextNode(formula.attr("alttext")));
    }
    String line = element.text().strip();
    if (!line.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(line);
    }
  }
}
