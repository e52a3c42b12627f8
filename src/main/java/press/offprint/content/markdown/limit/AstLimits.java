package press.offprint.content.markdown.limit;

import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ext.abbreviation.Abbreviation;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The limits on a parsed document. They are checked before it is rendered, because the renderer is
 * recursive.
 */
public final class AstLimits {
  private AstLimits() {}

  /**
   * Returns the footnotes of a document that is within the limits.
   *
   * @param inserted counts what link definitions and abbreviations insert
   * @throws LimitException if the document exceeds a limit
   */
  public static List<FootnoteBlock> check(Document document, Limits limits, InsertedText inserted) {
    List<FootnoteBlock> notes = new ArrayList<>();
    int depth = 0;
    int count = 0;
    Node node = document;
    while (node != null) {
      count++;
      if (node instanceof RefNode use) {
        Reference target = use.getReferenceNode(document);
        if (target != null) {
          inserted.add(target.getChars(), 0);
        }
      } else if (node instanceof Abbreviation use) {
        inserted.add(use.getAbbreviation(), 0);
      } else if (node instanceof FootnoteBlock note) {
        notes.add(note);
      }
      if (depth > 2 * limits.depth()) {
        throw limit(
            ProblemCode.LIMIT_DEPTH,
            "Blocks are nested more than " + limits.depth() + " levels deep.");
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
      throw limit(
          ProblemCode.LIMIT_SIZE, "The post has more than " + limits.elements() + " elements.");
    }
    return notes;
  }

  private static LimitException limit(ProblemCode code, String message) {
    return new LimitException(
        Problem.error(code, 0, message, "Split the post into several posts."));
  }
}
