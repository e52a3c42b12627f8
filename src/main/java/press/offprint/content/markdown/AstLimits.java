package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ext.abbreviation.Abbreviation;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import press.offprint.model.Limits;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/** Measures a parsed document before it is rendered; walks without recursion. */
final class AstLimits {
  // A definition that is used often can make a small post large.
  private static final long REPEATED = 8L << 20;

  private AstLimits() {}

  /**
   * Passes a document within the limits.
   *
   * @return its notes
   * @throws LimitException for any other
   */
  static List<FootnoteBlock> check(Document document, Limits limits) {
    List<FootnoteBlock> notes = new ArrayList<>();
    int depth = 0;
    int count = 0;
    long repeated = 0;
    Node node = document;
    while (node != null) {
      count++;
      if (node instanceof RefNode use) {
        Reference target = use.getReferenceNode(document);
        repeated += target == null ? 0 : target.getTextLength();
      } else if (node instanceof Abbreviation) {
        repeated += 64;
      } else if (node instanceof FootnoteBlock note) {
        notes.add(note);
      }
      if (depth > 2 * limits.depth()) {
        throw tooMuch(ProblemCode.LIMIT_DEPTH, "The text is nested too deeply.");
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      while (node != null && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      node = node == null ? null : node.getNext();
    }
    if (count > 4L * limits.elements()) {
      throw tooMuch(ProblemCode.LIMIT_SIZE, "The text has too many parts.");
    }
    if (repeated > REPEATED) {
      throw tooMuch(
          ProblemCode.LIMIT_SIZE, "Link definitions are used so often that they fill megabytes.");
    }
    return notes;
  }

  private static LimitException tooMuch(ProblemCode code, String message) {
    return new LimitException(Problem.error(code, 0, message, "Split the post into several."));
  }
}
