package press.offprint.content.xhtml.shape;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.model.interrupt.Regex;

/**
 * Removes line ends between Chinese or Japanese characters. A browser shows a line end as a space,
 * and these scripts have no spaces between words.
 */
public final class CjkLineBreaks implements BodyPass {
  // Ideographs, kana and full-width punctuation; Korean has spaces.
  private static final String WIDE =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303F\\u30FB\\u30FC\\uFF01-\\uFF60]";
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=" + WIDE + ")[ \\t]*\\n[ \\t]*(?=" + WIDE + ")");

  @Override
  public void apply(Element body, BodyContext context) {
    body.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text
              && text.getWholeText().indexOf('\n') >= 0
              && !text.isBlank()
              && !isCode(text)) {
            text.text(Regex.matcher(BETWEEN, text.getWholeText()).replaceAll(""));
          }
        });
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
