package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.autolink.internal.AutolinkNodePostProcessor;
import com.vladsch.flexmark.parser.block.NodePostProcessor;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeTracker;
import com.vladsch.flexmark.util.ast.TypographicText;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * The post processor of flexmark that makes links of bare URLs and e-mail addresses, called only
 * for texts that may hold one. flexmark searches for each kind at each character.
 */
final class BareLinks extends AutolinkNodePostProcessor.Factory {
  @Override
  public NodePostProcessor apply(Document document) {
    return new AutolinkNodePostProcessor(document) {
      @Override
      public void process(NodeTracker state, Node node) {
        if (mayHoldLink(node)) {
          super.process(state, node);
        }
      }
    };
  }

  // A URL continues over quotation marks and dashes, up to a space.
  private static boolean mayHoldLink(Node first) {
    for (Node node = first; ; node = node.getNext()) {
      BasedSequence chars = node.getChars();
      if (node instanceof HtmlEntity || mayHoldLink(chars)) {
        return true;
      }
      Node next = node.getNext();
      boolean continues =
          (next instanceof TypographicText
                  || next instanceof HtmlEntity
                  || (next instanceof Text && node != first))
              && !chars.endsWith(" ")
              && !next.getChars().startsWith(" ");
      if (!continues) {
        return false;
      }
    }
  }

  // A link holds "://", "www." or "@", which may be escaped.
  private static boolean mayHoldLink(BasedSequence chars) {
    char previous = ' ';
    for (int i = 0; i < chars.length(); i++) {
      char c = chars.charAt(i);
      if (c == ':' || c == '@' || ((c | 0x20) == 'w' && (previous | 0x20) == 'w')) {
        return true;
      }
      previous = c;
    }
    return false;
  }
}
