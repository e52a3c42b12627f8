package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The numbers of the footnotes of an article, in the order of the first references to them. */
public final class FootnoteNumbers {
  private final IdentityHashMap<Node, Integer> numbers = new IdentityHashMap<>();
  private final List<Node> notes = new ArrayList<>();

  /** Returns the one-based number of a footnote, which is the next one at the first call. */
  public int of(Node note) {
    return numbers.computeIfAbsent(
        note,
        added -> {
          notes.add(added);
          return notes.size();
        });
  }

  /** Returns true if the text refers to a footnote. */
  public boolean isReferenced(Node note) {
    return numbers.containsKey(note);
  }

  /** Returns the footnotes referred to so far. The list grows when a footnote is rendered. */
  public List<Node> notes() {
    return notes;
  }
}
