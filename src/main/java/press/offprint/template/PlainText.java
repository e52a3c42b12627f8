package press.offprint.template;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of markup: blocks divided by an empty line, items by a line, code as it is. */
final class PlainText implements NodeVisitor {
  private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd", "br", "summary");

  private final StringBuilder out = new StringBuilder();
  private int code;

  private PlainText() {}

  static String of(String markup) {
    PlainText text = new PlainText();
    Jsoup.parseBodyFragment(markup).body().traverse(text);
    return text.out.toString().strip();
  }

  /** At most {@code length} characters of {@code text}, ended at a word, on one line. */
  static String excerpt(String text, int length) {
    String line = text.strip().replaceAll("\\s+", " ");
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
    if (node instanceof TextNode text) {
      String value = text.getWholeText();
      if (code == 0) {
        value = value.replaceAll("\\s+", " ");
        boolean fresh = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
        value = fresh ? value.stripLeading() : value;
      }
      out.append(value);
    } else if (node instanceof Element element) {
      breakFor(element);
      switch (element.normalName()) {
        case "pre" -> code++;
        case "li" -> out.append("- ");
        case "img" -> out.append(element.attr("alt"));
        case "td", "th" -> out.append(element.previousElementSibling() == null ? "" : "\t");
        default -> {}
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.normalName().equals("pre")) {
        code--;
      }
      if (!element.normalName().equals("br")) {
        breakFor(element);
      }
    }
  }

  private void breakFor(Element element) {
    if (LINES.contains(element.normalName())) {
      end(1);
    } else if (element.isBlock() && !element.normalName().matches("t(body|head|foot|d|h)|body")) {
      boolean inItem = element.parent() != null && element.parent().normalName().equals("li");
      end(inItem ? 1 : 2);
    }
  }

  private void end(int lines) {
    int at = out.length();
    while (at > 0 && (out.charAt(at - 1) == ' ' || out.charAt(at - 1) == '\n')) {
      at--;
    }
    int had = (int) out.substring(at).chars().filter(c -> c == '\n').count();
    boolean marker = at > 0 && out.substring(0, at).endsWith("\n-");
    if (!out.isEmpty() && !marker && at != 1) {
      out.setLength(at);
      out.append("\n".repeat(Math.max(had, lines)));
    }
  }
}
