package press.offprint.content.markdown;

import com.vladsch.flexmark.util.data.DataKey;
import java.util.List;

/**
 * The HTML of a text. It is not sanitized; raw HTML of the text is unchanged.
 *
 * @param body the text without the footnotes; a reference to one is an element {@link #noteElement}
 *     with the attribute {@code number}
 * @param notes the footnotes in the order of their numbers, from 1
 * @param nearMisses texts that are almost Markdown, in the order of the text
 */
public record RenderedHtml(String body, List<String> notes, List<NearMiss> nearMisses) {
  /** The attribute of an element that holds its offset in the Markdown. */
  public static final String PLACE_ATTRIBUTE = "data-at";

  /** The start of a comment that holds the offset of the raw HTML after it. */
  public static final String PLACE = "data-at:";

  static final DataKey<String> NONCE = new DataKey<>("OFFPRINT_NONCE", "");

  public RenderedHtml {
    notes = List.copyOf(notes);
    nearMisses = List.copyOf(nearMisses);
  }

  /** Returns the name of the element that is a reference to a footnote. */
  public static String noteElement(String nonce) {
    return "note-" + nonce;
  }
}
