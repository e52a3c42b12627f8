package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The links of {@link BareAddress bare addresses}. */
public final class BareLink {
  private BareLink() {}

  /** Returns the link of an address. */
  public static AutoLink of(BasedSequence address) {
    AutoLink link = new AutoLink();
    link.setText(address);
    link.setUrlChars(address);
    link.setCharsFromContent();
    link.appendChild(new Text(address));
    return link;
  }

  /** Makes the bare links within a link text, because a link holds no other links. */
  public static void removeWithin(Node node) {
    boolean isLink =
        node instanceof Link || (node instanceof LinkRef reference && reference.isDefined());
    if (isLink) {
      removeBelow(node);
    }
  }

  private static void removeBelow(Node parent) {
    Node next;
    for (Node node = parent.getFirstChild(); node != null; node = next) {
      next = node.getNext();
      if (node instanceof AutoLink address && address.getOpeningMarker().isEmpty()) {
        node.insertBefore(new Text(node.getChars()));
        node.unlink();
      } else {
        removeBelow(node);
      }
    }
  }
}
