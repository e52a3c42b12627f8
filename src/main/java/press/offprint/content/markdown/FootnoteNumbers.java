package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.util.data.DataKey;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Numbers the notes of one document in the order in which the text refers to them. */
final class FootnoteNumbers {
  static final DataKey<FootnoteNumbers> KEY = new DataKey<>("OFFPRINT_NOTES", FootnoteNumbers::new);

  private final IdentityHashMap<FootnoteBlock, Integer> numbers = new IdentityHashMap<>();
  private final List<FootnoteBlock> notes = new ArrayList<>();

  /** The note's one-based number. */
  int of(FootnoteBlock note) {
    return numbers.computeIfAbsent(
        note,
        added -> {
          notes.add(added);
          return notes.size();
        });
  }

  /** Whether something referred to the note. */
  boolean have(FootnoteBlock note) {
    return numbers.containsKey(note);
  }

  /** The notes referred to so far; rendering one may add more. */
  List<FootnoteBlock> notes() {
    return notes;
  }
}
