package press.offprint.content.markdown.note;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import press.offprint.content.markdown.syntax.InlineNode;

/** A footnote whose text is written within a sentence. Its children are the text. */
public final class InlineNote extends InlineNode {
  /** The notes of a document. */
  static final DataKey<List<InlineNote>> NOTES =
      new DataKey<>("OFFPRINT_INLINE_NOTES", ArrayList::new);

  InlineNote(BasedSequence chars) {
    super(chars);
  }

  /** Moves the note out of the description of an image, which is plain text. */
  void leaveImage() {
    Node image = null;
    for (Node node = getParent(); node != null; node = node.getParent()) {
      image = node instanceof Image || node instanceof ImageRef ? node : image;
    }
    if (image != null) {
      unlink();
      image.insertAfter(this);
    }
  }
}
