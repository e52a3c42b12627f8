package press.offprint.content.xhtml.shape;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyLabels;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.interrupt.Regex;

/** Converts GitHub's alerts and Obsidian's callouts, and gives all alerts a role and a title. */
public final class Alerts implements BodyPass {
  private static final Pattern MARK =
      Pattern.compile("^\\s*\\[!([A-Za-z][A-Za-z-]{0,30})][+-]?[ \\t]*([^\\n]*)(?:\\n|$)");
  private static final String KIND = "alert-";

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element quote : Selectors.all(body, "blockquote")) {
      convert(quote);
    }
    for (Element alert : Selectors.all(body, "aside.alert")) {
      addTitle(alert, context.labels());
    }
  }

  private static void convert(Element quote) {
    Element paragraph = quote.firstElementChild();
    Node first =
        paragraph == null || paragraph.childNodeSize() == 0 ? null : paragraph.childNode(0);
    if (!(first instanceof TextNode text) || !paragraph.normalName().equals("p")) {
      return;
    }
    Matcher mark = Regex.matcher(MARK, text.getWholeText());
    if (!mark.find()) {
      return;
    }
    String kind = mark.group(1).toLowerCase(Locale.ROOT);
    boolean wholeLine = mark.end() < text.getWholeText().length() || text.nextSibling() == null;
    Element alert = new Element("aside").attr("class", "alert " + KIND + kind);
    Element title = alert.appendElement("p").attr("class", "alert-title");
    if (!mark.group(2).isBlank()) {
      String words = mark.group(2).stripLeading();
      title.appendText(wholeLine ? words.stripTrailing() : words);
    }
    text.text(text.getWholeText().substring(mark.end()));
    if (!wholeLine) {
      moveLine(text, title);
    }
    if (!paragraph.hasText() && paragraph.childrenSize() == 0) {
      paragraph.remove();
    }
    // The nodes are moved, not copied, because quotes among them are converted later.
    alert.appendChildren(List.copyOf(quote.childNodes()));
    quote.replaceWith(alert);
  }

  // A title with markup ends at the end of its line.
  private static void moveLine(TextNode from, Element title) {
    Node next = from.nextSibling();
    while (next != null) {
      Node following = next.nextSibling();
      if (next instanceof TextNode text && text.getWholeText().indexOf('\n') >= 0) {
        int end = text.getWholeText().indexOf('\n');
        title.appendText(text.getWholeText().substring(0, end));
        text.text(text.getWholeText().substring(end + 1));
        return;
      }
      title.appendChild(next);
      next = following;
    }
  }

  private static void addTitle(Element alert, BodyLabels labels) {
    alert.attr("role", "note");
    String kind =
        alert.classNames().stream()
            .filter(name -> name.startsWith(KIND) && name.length() > KIND.length())
            .findFirst()
            .map(name -> name.substring(KIND.length()))
            .orElse("note");
    String family = family(kind);
    String classes = family.equals(kind) ? KIND + kind : KIND + family + " " + KIND + kind;
    alert.attr("class", "alert " + classes);
    Element title = Selectors.first(alert, "> p.alert-title");
    if (title == null) {
      title = alert.prependElement("p").attr("class", "alert-title");
    }
    if (!title.hasText()) {
      title.text(labels.alert(kind));
    }
  }

  // A kind of Obsidian or MkDocs has the design of one of GitHub's five kinds.
  private static String family(String kind) {
    return switch (kind) {
      case "info", "todo", "abstract", "summary", "tldr" -> "note";
      case "question", "help", "faq", "quote", "cite" -> "note";
      case "hint", "success", "check", "done" -> "tip";
      case "example" -> "important";
      case "attention" -> "warning";
      case "danger", "error", "bug", "failure", "fail", "missing" -> "caution";
      default -> kind;
    };
  }
}
