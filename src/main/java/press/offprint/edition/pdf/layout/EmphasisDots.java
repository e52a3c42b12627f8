package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The dots of emphasised Japanese and Chinese text (JLREQ, section 3.3.9; CLREQ, section 3.5.2):
 * above Japanese characters and below Chinese ones. Punctuation and other scripts have none. The
 * layout engine does not know the property of CSS, so a character with its dot is a box.
 */
final class EmphasisDots {
  /** Characters that do not begin a line; they stay with the character before them. */
  private static final String NEVER_FIRST = "ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々〻";

  private static final int LONGEST = 30;
  private static final char FIRST_EAST_ASIAN = '\u2E80';

  private final Document document;
  private final boolean below;

  private EmphasisDots(Document document, boolean below) {
    this.document = document;
    this.below = below;
  }

  /** Adds dots to an {@code em} element if its language is Japanese or Chinese. */
  static void add(Element emphasis) {
    String language = language(emphasis);
    boolean chinese = language.startsWith("zh");
    // Dots on a whole sentence would be noise.
    if ((chinese || language.startsWith("ja")) && emphasis.getTextContent().length() <= LONGEST) {
      EmphasisDots dots = new EmphasisDots(emphasis.getOwnerDocument(), chinese);
      List<Text> texts = new ArrayList<>();
      Dom.walk(
          emphasis,
          node -> {
            if (node instanceof Text text && !Dom.isInside(text, "code", "math", "ruby", "a")) {
              texts.add(text);
            }
          });
      texts.forEach(dots::add);
      Dom.addClass(emphasis, "with-dots");
    }
  }

  private static String language(Element element) {
    for (Node up = element; up instanceof Element found; up = up.getParentNode()) {
      if (found.hasAttribute("lang")) {
        return found.getAttribute("lang");
      }
    }
    return "";
  }

  private void add(Text text) {
    String data = text.getData();
    Node parent = text.getParentNode();
    int plain = 0;
    for (int i = 0; i < data.length(); ) {
      int end = i + Character.charCount(data.codePointAt(i));
      if (isMarked(data.codePointAt(i))) {
        while (end < data.length() && NEVER_FIRST.indexOf(data.charAt(end)) >= 0) {
          end++;
        }
        insert(parent, data.substring(plain, i), text);
        Element marked = marked(data.substring(i, end));
        if (i > 0 && isWestern(data.charAt(i - 1))) {
          Dom.addClass(marked, "after-western");
        }
        if (end < data.length() && isWestern(data.charAt(end))) {
          Dom.addClass(marked, "before-western");
        }
        parent.insertBefore(marked, text);
        plain = end;
      }
      i = end;
    }
    text.setData(data.substring(plain));
  }

  private void insert(Node parent, String text, Node before) {
    if (!text.isEmpty()) {
      parent.insertBefore(document.createTextNode(text), before);
    }
  }

  private Element marked(String characters) {
    Element group = span("dotted-group");
    characters
        .codePoints()
        .forEach(
            c -> {
              Element dotted = span("dotted");
              Text base = document.createTextNode(Character.toString(c));
              Element dot = span("dot");
              dotted.appendChild(below ? base : dot);
              dotted.appendChild(below ? dot : base);
              group.appendChild(dotted);
            });
    return characters.codePointCount(0, characters.length()) == 1
        ? (Element) group.getFirstChild()
        : group;
  }

  private static boolean isMarked(int c) {
    return Character.isIdeographic(c)
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
        || c == 'ー';
  }

  // The distance of a quarter em between scripts, which the lines do not give a box.
  private static boolean isWestern(char c) {
    return c < FIRST_EAST_ASIAN && Character.isLetterOrDigit(c);
  }

  private Element span(String name) {
    Element span = document.createElement("span");
    span.setAttribute("class", name);
    return span;
  }
}
