package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.parser.core.delimiter.Bracket;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The references within brackets that may be within a link or a picture by reference: pictures
 * always, links within the description of a picture (CommonMark 0.31.2, section 6.3 and 6.4).
 * flexmark makes no link or picture if it sees one, so they are hidden while it reads the brackets.
 */
public final class HiddenReferences {
  private final List<Hidden> hidden = new ArrayList<>();

  /** A node in the place of another. */
  private static final class Hidden extends Node {
    private final RefNode node;

    Hidden(RefNode node) {
      super(node.getChars());
      this.node = node;
    }

    @Override
    public BasedSequence[] getSegments() {
      return EMPTY_SEGMENTS;
    }
  }

  /** Hides the references behind an opening bracket. */
  public static HiddenReferences behind(Bracket opener) {
    HiddenReferences found = new HiddenReferences();
    Node next;
    for (Node node = opener.getNode().getNext(); node != null; node = next) {
      next = node.getNext();
      if (node instanceof RefNode reference && isAllowed(reference, opener.isImage())) {
        found.hide(reference);
      }
    }
    return found;
  }

  private static boolean isAllowed(RefNode reference, boolean inPicture) {
    return reference.isDefined()
        && (reference instanceof ImageRef || (reference instanceof LinkRef && inPicture));
  }

  private void hide(RefNode reference) {
    Hidden node = new Hidden(reference);
    reference.insertBefore(node);
    reference.unlink();
    hidden.add(node);
  }

  /** Puts the references back, wherever their places are now. */
  public void show() {
    for (Hidden node : hidden) {
      node.insertBefore(node.node);
      node.unlink();
    }
  }
}
