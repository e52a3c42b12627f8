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
 * Addresses that stand in a text without a mark around them become links. flexmark looks for each
 * kind at each letter; here it looks only where a text holds what an address cannot do without.
 */
final class BareLinks extends AutolinkNodePostProcessor.Factory {
  @Override
  public NodePostProcessor apply(Document document) {
    return new AutolinkNodePostProcessor(document) {
      @Override
      public void process(NodeTracker state, Node node) {
        if (mayHoldOne(node)) {
          super.process(state, node);
        }
      }
    };
  }

  // An address goes on over quotes and dashes, until a space.
  private static boolean mayHoldOne(Node first) {
    for (Node node = first; ; node = node.getNext()) {
      BasedSequence chars = node.getChars();
      if (node instanceof HtmlEntity || mayHoldOne(chars)) {
        return true;
      }
      Node next = node.getNext();
      boolean goesOn =
          (next instanceof TypographicText
                  || next instanceof HtmlEntity
                  || (next instanceof Text && node != first))
              && !chars.endsWith(" ")
              && !next.getChars().startsWith(" ");
      if (!goesOn) {
        return false;
      }
    }
  }

  // Beside "://", "www." and "@" what may become one of them, with its escapes taken away.
  private static boolean mayHoldOne(BasedSequence chars) {
    char before = ' ';
    for (int i = 0; i < chars.length(); i++) {
      char c = chars.charAt(i);
      if (c == ':' || c == '@' || ((c | 0x20) == 'w' && (before | 0x20) == 'w')) {
        return true;
      }
      before = c;
    }
    return false;
  }
}
