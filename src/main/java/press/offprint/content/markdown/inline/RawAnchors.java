package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import press.offprint.content.markdown.syntax.NodeOrder;

/** The texts within raw {@code <a>} elements, which hold no other links. */
public final class RawAnchors {
  private final Document document;
  private Set<Node> texts;

  public RawAnchors(Document document) {
    this.document = document;
  }

  /** Returns true if an element is open after a tag. */
  public static boolean isOpen(BasedSequence tag, boolean isOpenBefore) {
    if (tag.length() < 3) {
      return isOpenBefore;
    }
    boolean isClosing = tag.charAt(1) == '/';
    int name = isClosing ? 2 : 1;
    boolean isAnchor =
        (tag.charAt(name) | 0x20) == 'a' && !Letters.isAlphanumeric(tag.charAt(name + 1));
    return isAnchor ? !isClosing && !tag.endsWith("/>") : isOpenBefore;
  }

  /** Returns true if a text is within such an element. */
  public boolean hold(Node text) {
    if (texts == null) {
      texts = Collections.newSetFromMap(new IdentityHashMap<>());
      search();
    }
    return texts.contains(text);
  }

  private void search() {
    boolean isOpen = false;
    Node node = document;
    while (node != null) {
      if (node instanceof HtmlInline) {
        isOpen = isOpen(node.getChars(), isOpen);
      } else if (node instanceof Block) {
        isOpen = false;
      } else if (isOpen && node instanceof Text) {
        texts.add(node);
      }
      node = NodeOrder.next(node);
    }
  }
}
