package press.offprint.content.markdown.dialect;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.TypographicText;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import press.offprint.content.markdown.syntax.NodeOrder;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.problem.ProblemCode;

/** Reports the syntaxes that stay as text in the paragraphs of a document. */
public final class UnreadSyntaxReport {
  private static final int MAX_PLACES = 100;

  private final RenderSession session;
  private final Set<UnreadSyntax> candidates;
  private final Map<UnreadSyntax, Integer> places = new EnumMap<>(UnreadSyntax.class);

  private UnreadSyntaxReport(RenderSession session, Set<UnreadSyntax> candidates) {
    this.session = session;
    this.candidates = candidates;
  }

  /**
   * Reports each place as a warning of the session.
   *
   * @param text the source of the document
   */
  public static void report(Document document, String text, RenderSession session) {
    // Most sources hold none of them, so that their paragraphs are not searched.
    Set<UnreadSyntax> candidates = EnumSet.noneOf(UnreadSyntax.class);
    for (UnreadSyntax syntax : UnreadSyntax.values()) {
      if (syntax.mayBeIn(text)) {
        candidates.add(syntax);
      }
    }
    if (!candidates.isEmpty()) {
      new UnreadSyntaxReport(session, candidates).search(document);
    }
  }

  private void search(Document document) {
    Node node = document;
    while (node != null) {
      if (node instanceof Paragraph || node instanceof Heading) {
        report(node);
        node = NodeOrder.afterChildren(node);
      } else {
        node = NodeOrder.next(node);
      }
    }
  }

  private void report(Node paragraph) {
    for (UnreadSyntax syntax : candidates) {
      BasedSequence text = paragraph.getChars();
      Matcher found = syntax.in(text.baseSubSequence(text.getStartOffset(), text.getEndOffset()));
      while (found.find() && places.merge(syntax, 1, Integer::sum) <= MAX_PLACES) {
        Node shown = textAt(paragraph, found);
        if (shown != null) {
          session.warn(
              ProblemCode.SYNTAX_FOREIGN,
              shown,
              "The post holds " + syntax.title() + ", which is shown as written.",
              syntax.remedy());
        }
      }
    }
  }

  // Returns the text that is shown for a place, or null if code or a reader of a syntax has it. A
  // mark of a quotation may be at the start of the place, and a line break at its end.
  private static Node textAt(Node paragraph, Matcher found) {
    int start = paragraph.getStartOffset() + found.start();
    int end = paragraph.getStartOffset() + Math.max(found.start(), found.end() - 1);
    Node last = textAt(paragraph, end);
    return last == null ? textAt(paragraph, start) : last;
  }

  private static Node textAt(Node paragraph, int offset) {
    Node node = paragraph.getFirstChild();
    while (node != null) {
      if (node.getStartOffset() <= offset && offset < node.getEndOffset()) {
        if (node instanceof Text || node instanceof TypographicText) {
          return node;
        }
        if (node instanceof Code || node instanceof HtmlInlineBase) {
          return null;
        }
        if (node instanceof LinkRef link && link.isTentative()) {
          return node; // Brackets without a definition are text.
        }
        node = node.getFirstChild();
      } else {
        node = node.getNext();
      }
    }
    return null;
  }
}
