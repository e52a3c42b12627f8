package press.offprint.content.xhtml;

import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import press.offprint.content.markdown.RenderedHtml;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * Limits on the size of a parsed tree. They are checked before any step whose time grows faster
 * than its input. No real post is near them.
 */
final class TreeLimits implements NodeVisitor {
  private static final int PARAGRAPH = 200_000;
  private static final int WORD = 20_000;
  private static final int CELLS = 20_000;
  private static final int HEADINGS = 5_000;
  private static final Set<String> HEADING = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private static final Pattern PLACE = Pattern.compile("(\\d{1,9})(?:-.*)?");

  private final Limits limits;
  private final IntUnaryOperator lines;
  private int line;
  private int elements;
  private int headings;
  private int cells;

  private TreeLimits(Limits limits, IntUnaryOperator lines) {
    this.limits = limits;
    this.lines = lines;
  }

  /**
   * Checks the size of a body.
   *
   * @param lines maps an offset in the Markdown to a line of the post
   * @throws LimitException if it is too large for some edition
   */
  static void check(Element body, Limits limits, IntUnaryOperator lines) {
    body.traverse(new TreeLimits(limits, lines));
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element && element.hasAttr(RenderedHtml.PLACE_ATTRIBUTE)) {
      moveTo(element.attr(RenderedHtml.PLACE_ATTRIBUTE));
    } else if (node instanceof Comment comment
        && comment.getData().startsWith(RenderedHtml.PLACE)) {
      moveTo(comment.getData().substring(RenderedHtml.PLACE.length()));
    }
    if (depth > limits.depth() + 10) {
      throw tooMuch(
          ProblemCode.LIMIT_DEPTH, "Elements are nested more than " + limits.depth() + " deep.");
    }
    if (node instanceof TextNode text) {
      checkText(text);
    } else if (node instanceof Element element) {
      count(element);
    }
  }

  // A post may write the attribute or the comment itself.
  private void moveTo(String place) {
    Matcher start = Regex.matcher(PLACE, place);
    line = start.matches() ? lines.applyAsInt(Integer.parseInt(start.group(1))) : line;
  }

  private void count(Element element) {
    String name = element.normalName();
    elements++;
    headings += HEADING.contains(name) ? 1 : 0;
    if (name.equals("table")) {
      cells = 0;
    } else if (name.equals("td") || name.equals("th")) {
      cells++;
    }
    requireAtMost(limits.elements(), elements, "elements");
    requireAtMost(HEADINGS, headings, "headings");
    requireAtMost(CELLS, cells, "cells in one table");
  }

  private void requireAtMost(int most, int count, String what) {
    if (count > most) {
      throw tooMuch(ProblemCode.LIMIT_SIZE, "There are more than " + most + " " + what + ".");
    }
  }

  // The time for one line of a paragraph in a PDF grows with the whole paragraph.
  private void checkText(TextNode node) {
    String text = node.getWholeText();
    if (text.length() <= WORD || isCode(node)) {
      return;
    }
    requireAtMost(PARAGRAPH, text.length(), "characters in one paragraph");
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isIdeographic(c)) {
        start = i + 1;
      } else {
        requireAtMost(WORD, i - start + 1, "characters in one word");
      }
    }
  }

  // Long lines of code are wrapped before the layout of a PDF.
  private static boolean isCode(TextNode node) {
    return node.parent() != null && node.parent().closest("pre") != null;
  }

  private LimitException tooMuch(ProblemCode code, String message) {
    return new LimitException(
        Problem.error(code, line, message, "Simplify the post, or split it."));
  }
}
