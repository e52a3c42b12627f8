package press.offprint.content.xhtml.shape;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Takes out the ends of lines between Chinese or Japanese characters: there they are where the
 * author's window was full, and would be seen as spaces, which these scripts do not have.
 */
public final class CjkLineBreaks {
  // Ideographs, kana, and the punctuation that is as wide as they are; Korean has spaces.
  private static final String WIDE =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303F\\u30FB\\u30FC\\uFF01-\\uFF60]";
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=" + WIDE + ")[ \\t]*\\n[ \\t]*(?=" + WIDE + ")");

  private CjkLineBreaks() {}

  public static void run(Element root) {
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text
                && text.getWholeText().indexOf('\n') >= 0
                && !text.isBlank()
                && !isCode(text)) {
              text.text(BETWEEN.matcher(text.getWholeText()).replaceAll(""));
            }
          }
        },
        root);
  }

  private static boolean isCode(TextNode text) {
    for (Node up = text.parent(); up != null; up = up.parent()) {
      if (up.nodeName().equals("pre") || up.nodeName().equals("code")) {
        return true;
      }
    }
    return false;
  }
}
