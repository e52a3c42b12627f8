package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.util.data.DataKey;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The numbers of the footnotes of a document, in the order of the first references to them. */
final class FootnoteNumbers {
  static final DataKey<FootnoteNumbers> KEY = new DataKey<>("OFFPRINT_NOTES", FootnoteNumbers::new);

  private final IdentityHashMap<FootnoteBlock, Integer> numbers = new IdentityHashMap<>();
  private final List<FootnoteBlock> notes = new ArrayList<>();

  /** Returns the one-based number of a footnote, which is the next one at the first call. */
  int of(FootnoteBlock note) {
    return numbers.computeIfAbsent(
        note,
        added -> {
          notes.add(added);
          return notes.size();
        });
  }

  /** Returns true if the text refers to a footnote. */
  boolean isReferenced(FootnoteBlock note) {
    return numbers.containsKey(note);
  }

  /** Returns the footnotes referred to so far. The list grows when a footnote is rendered. */
  List<FootnoteBlock> notes() {
    return notes;
  }
}
