package press.offprint.content.markdown;

import com.vladsch.flexmark.util.data.DataKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written nearly as Markdown wants it, so that it stands as text or is not seen at all.
 *
 * @param text the note's name, or the address
 * @param offset in the Markdown
 */
public record NearMiss(Kind kind, String text, int offset) {
  static final DataKey<List<NearMiss>> KEY = new DataKey<>("OFFPRINT_SLIPS", ArrayList::new);

  /** What was meant. */
  public enum Kind {
    /** A reference to a note that is not there. */
    NOTE_MISSING,
    /** A note that nothing refers to. */
    NOTE_UNUSED,
    /** A note of a name that an earlier one has. */
    NOTE_REPEATED,
    /** A picture whose address holds a space. */
    SPACED_PICTURE,
    /** A link whose address holds a space; much that is no link looks so. */
    SPACED_LINK
  }
}
