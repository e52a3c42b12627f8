package press.offprint.content.markdown.formula;

import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The formulas of a document. A short text between dollar signs is a formula only if the document
 * holds a text that is one for certain.
 */
final class Formulas {
  static final DataKey<Formulas> KEY = new DataKey<>("OFFPRINT_FORMULAS", Formulas::new);

  private static final String PUNCTUATION = ".,;:";

  private final List<Formula> formulas = new ArrayList<>();
  private boolean isCertain;

  void add(Formula formula) {
    formulas.add(formula);
    isCertain |= formula.isCertain();
  }

  /** Adds a formula that is a block. */
  void addBlock() {
    isCertain = true;
  }

  /** Decides which texts are formulas, and which formulas are displayed on a line alone. */
  static void complete(Document document) {
    Formulas all = KEY.get(document);
    for (Formula formula : all.formulas) {
      if (!formula.isCertain() && !all.isCertain) {
        formula.insertBefore(new Text(formula.getChars()));
        formula.unlink();
      } else {
        place(formula);
      }
    }
  }

  private static void place(Formula formula) {
    Node next = formula.getNext();
    boolean isLast = next == null || (next.getNext() == null && isPunctuation(next));
    if (!(formula.getParent() instanceof Paragraph paragraph) || !isLast) {
      return;
    }
    boolean isAlone = formula.getPrevious() == null && !(paragraph.getParent() instanceof ListItem);
    if (isAlone) {
      formula.display();
    }
    if (next != null && formula.isDisplay()) {
      formula.punctuate(next.getChars().toString().strip());
      next.unlink();
    }
  }

  private static boolean isPunctuation(Node node) {
    BasedSequence text = node.getChars().trim();
    return node instanceof Text && text.length() == 1 && PUNCTUATION.indexOf(text.charAt(0)) >= 0;
  }
}
