package press.offprint.content.markdown.note;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.ast.TextContainer;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.builder.ISequenceBuilder;
import java.util.ArrayList;
import java.util.List;

/** A footnote whose text is written within a sentence. Its children are the text. */
public final class InlineNote extends Node implements TextContainer {
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

  @Override
  public BasedSequence[] getSegments() {
    return EMPTY_SEGMENTS;
  }

  // The text of a heading or the description of an image does not hold its footnotes.
  @Override
  public boolean collectText(
      ISequenceBuilder<? extends ISequenceBuilder<?, BasedSequence>, BasedSequence> out,
      int flags,
      NodeVisitor nodeVisitor) {
    return false;
  }
}
