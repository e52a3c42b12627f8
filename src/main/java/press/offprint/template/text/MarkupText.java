package press.offprint.template.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import press.offprint.model.interrupt.InterruptibleReader;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;

/** The plain text of markup: an empty line between blocks, one line per item, code unchanged. */
public final class MarkupText implements NodeVisitor {
  private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd", "br", "summary");
  private static final Set<String> CELLS = Set.of("td", "th", "tbody", "thead", "tfoot", "body");

  // Lists of contents repeat headings, and numbers of lines are no text of the post.
  private static final String REPEATED = "ul.toc, span.line-number";
  private static final Set<String> REPEATED_NAMES = Set.of("\"toc\"", "line-number");

  private final StringBuilder out = new StringBuilder();
  private int breaks; // line ends before the next text
  private boolean marked; // the marker of an item is written, and no text of it yet
  private int code; // the depth of pre elements

  private MarkupText() {}

  /** Returns the text of an XHTML fragment. */
  public static String of(String markup) {
    MarkupText text = new MarkupText();
    Element body = Document.createShell("").body();
    body.insertChildren(
        0, Parser.htmlParser().parseFragmentInput(InterruptibleReader.of(markup), body, ""));
    if (REPEATED_NAMES.stream().anyMatch(markup::contains)) {
      body.select(REPEATED).remove();
    }
    body.traverse(text);
    return text.out.toString().strip();
  }

  /** Returns at most {@code length} characters of a text, cut at a word, on one line. */
  public static String excerpt(String text, int length) {
    String line = Regex.replaceAll(text.strip(), "\\s+", " ");
    if (line.length() <= length) {
      return line;
    }
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(line);
    int end = words.preceding(Math.max(1, length));
    return line.substring(0, end > 0 ? end : length).strip() + "…";
  }

  @Override
  public void head(Node node, int depth) {
    Interruption.check();
    if (node instanceof TextNode text) {
      write(code > 0 ? text.getWholeText() : Regex.replaceAll(text.getWholeText(), "\\s+", " "));
    } else if (node instanceof Element element) {
      breakAround(element);
      switch (element.normalName()) {
        case "pre" -> code++;
        case "li" -> {
          write("- ");
          marked = true;
        }
        case "sup" -> write(element.hasClass("noteref") ? "[" : "");
        case "img" -> write(element.attr("alt"));
        case "td", "th" -> write(element.previousElementSibling() == null ? "" : "\t");
        default -> {}
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      switch (element.normalName()) {
        case "pre" -> code--;
        case "li" -> marked = false;
        case "sup" -> write(element.hasClass("noteref") ? "]" : "");
        default -> {}
      }
      breakAround(element);
    }
  }

  private void breakAround(Element element) {
    String name = element.normalName();
    int lines = 0;
    if (LINES.contains(name)) {
      lines = 1;
    } else if (element.isBlock() && !CELLS.contains(name)) {
      lines = element.parents().is("li") ? 1 : 2;
    }
    breaks = marked ? breaks : Math.max(breaks, lines);
  }

  private void write(String text) {
    boolean fresh =
        out.isEmpty() || breaks > 0 || Character.isWhitespace(out.charAt(out.length() - 1));
    String value = code == 0 && fresh && !text.equals("\t") ? text.stripLeading() : text;
    if (value.isEmpty()) {
      return;
    }
    if (breaks > 0 && !out.isEmpty()) {
      int end = out.length();
      while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
        end--;
      }
      out.setLength(end);
      out.append("\n".repeat(breaks));
    }
    breaks = 0;
    marked = false;
    out.append(value);
  }
}
