package press.offprint.content.markdown;

import com.vladsch.flexmark.util.data.DataKey;
import java.util.List;

/**
 * A text as HTML: not sanitised, raw HTML as it was written.
 *
 * @param body without the notes; a reference to one is an element of the name {@link #noteElement},
 *     whose {@code number} is the note's
 * @param notes in the order of their numbers, from 1
 * @param nearMisses what was meant otherwise than it is rendered, in the order of the text
 */
public record RenderedHtml(String body, List<String> notes, List<NearMiss> nearMisses) {
  /** The attribute that holds the offset in the Markdown from which an element came. */
  public static final String PLACE_ATTRIBUTE = "data-at";

  /** What a comment begins with that tells the offset of the raw HTML behind it. */
  public static final String PLACE = "data-at:";

  static final DataKey<String> NONCE = new DataKey<>("OFFPRINT_NONCE", "");

  public RenderedHtml {
    notes = List.copyOf(notes);
    nearMisses = List.copyOf(nearMisses);
  }

  /** The name of the element that refers to a note. */
  public static String noteElement(String nonce) {
    return "note-" + nonce;
  }
}
