package press.offprint.content.xhtml.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.AttributeNames;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.ImageWidths;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;

/**
 * Applies attributes in braces: <code>{#id .class}</code> of pandoc and Hugo after headings,
 * images, links and code, and <code>{: .class}</code> of kramdown. Braces with any other content
 * stay text; the extension of flexmark would remove them.
 */
public final class AttributeLists implements BodyPass {
  // Quotation marks of any language, because the renderer has replaced the straight ones.
  private static final String MARK = "[\"“”„«»'‘’‚‹›]";
  private static final String VALUE = "(?:" + MARK + "[^\"“”„«»{}]*" + MARK + "|[^\\s{}\"]+)";
  private static final String ITEM =
      "(?:#[\\w:.-]+|#[\\p{L}\\p{N}_:.-]+|\\.[\\w-]+|[A-Za-z][\\w-]*=" + VALUE + ")";
  private static final String LIST = "\\{:?\\s*" + ITEM + "(?:\\s+" + ITEM + ")*\\s*}";
  private static final Pattern AT_START = Pattern.compile("^" + LIST);
  private static final Pattern AT_END = Pattern.compile("[ \\t]*(" + LIST + ")\\s*$");
  private static final Pattern KRAMDOWN_LINE =
      Pattern.compile("(?:^|\\n)[ \\t]*\\{:[^{}\\n]{0,500}}[ \\t]*(?=\\n|$)");
  private static final Pattern SIZE = Pattern.compile("\\b(width|height)=(" + VALUE + ")");
  private static final Pattern QUOTE = Pattern.compile(MARK + "|\\u202F");
  private static final Pattern PAIR = Pattern.compile("[\\w-]+=" + VALUE);
  private static final Pattern NAME = Pattern.compile("([#.])([\\p{L}\\p{N}_:.-]+)");

  @Override
  public void apply(Element body, BodyContext context) {
    for (Element heading : Selectors.all(body, Headings.ALL)) {
      if (heading.childNodeSize() > 0
          && heading.childNode(heading.childNodeSize() - 1) instanceof TextNode text) {
        Matcher matcher = AT_END.matcher(text.getWholeText());
        if (matcher.find()) {
          apply(matcher.group(1), heading);
          text.text(text.getWholeText().substring(0, matcher.start()));
        }
      }
    }
    for (Element element : Selectors.all(body, "img, a, code, em, strong, span.missing")) {
      if (element.nextSibling() instanceof TextNode text && text.getWholeText().startsWith("{")) {
        Matcher matcher = AT_START.matcher(text.getWholeText());
        if (matcher.find()) {
          apply(matcher.group(), element);
          text.text(text.getWholeText().substring(matcher.end()));
        }
      }
    }
    Map<Node, Optional<Element>> gaps = new HashMap<>();
    for (Element paragraph : Selectors.all(body, "p, li, dd, td")) {
      applyBlockLists(paragraph, gaps);
    }
  }

  // Attributes of a block are written on the line after it, or before it.
  private static void applyBlockLists(Element block, Map<Node, Optional<Element>> gaps) {
    for (Node child : List.copyOf(block.childNodes())) {
      if (child instanceof TextNode text && text.getWholeText().contains("{:")) {
        Matcher matcher = KRAMDOWN_LINE.matcher(text.getWholeText());
        if (matcher.find()) {
          apply(matcher.group().strip(), block);
          text.text(matcher.replaceAll(""));
        }
      }
    }
    if (block.normalName().equals("p") && !block.hasText() && block.childrenSize() == 0) {
      Optional<Element> before = before(block, gaps);
      before.ifPresent(above -> moveAttributes(block, above));
      gaps.put(TreeEdits.remove(block), before);
    }
  }

  private static void moveAttributes(Element from, Element to) {
    if (from.hasAttr("class")) {
      to.addClass(from.className());
    }
    if (to.id().isEmpty() && !from.id().isEmpty()) {
      to.attr("id", from.id());
    }
  }

  /** Returns the element before {@code block}; for a gap it is looked up. */
  private static Optional<Element> before(Element block, Map<Node, Optional<Element>> gaps) {
    for (Node node = block.previousSibling(); node != null; node = node.previousSibling()) {
      if (node instanceof Element element) {
        return Optional.of(element);
      }
      if (gaps.containsKey(node)) {
        return gaps.get(node);
      }
    }
    return Optional.empty();
  }

  private static void apply(String list, Element to) {
    if (to.normalName().equals("img")) {
      applySize(list, to);
    }
    Matcher matcher = NAME.matcher(PAIR.matcher(list).replaceAll(""));
    while (matcher.find()) {
      if (matcher.group(1).equals("#")) {
        to.attr("id", matcher.group(2));
      } else {
        String classes = AttributeNames.classes(to.className() + " " + matcher.group(2));
        to.attr("class", classes);
      }
    }
  }

  private static void applySize(String list, Element picture) {
    String width = "";
    String height = "";
    Matcher matcher = SIZE.matcher(list);
    while (matcher.find()) {
      String value = QUOTE.matcher(matcher.group(2)).replaceAll("");
      if (matcher.group(1).equals("width")) {
        width = value;
      } else {
        height = value;
      }
    }
    ImageWidths.apply(width, height, picture);
  }
}
