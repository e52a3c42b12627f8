package press.offprint.content.markdown;

import java.util.List;
import press.offprint.content.markdown.syntax.Finding;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.markdown.syntax.RenderSession;

/**
 * The HTML of a text. It is not sanitized; raw HTML of the text is unchanged.
 *
 * @param body the text without the footnotes; a reference to one is an element {@link
 *     RenderSession#noteElement} with the attribute {@code number}
 * @param notes the footnotes in the order of their numbers, from 1
 * @param nearMisses texts that are almost Markdown, in the order of the text
 * @param findings warnings about places in the text
 * @param clusters references; each element {@link RenderSession#referenceElement} holds the index
 *     of one in the attribute {@code number}
 */
public record RenderedHtml(
    String body,
    List<String> notes,
    List<NearMiss> nearMisses,
    List<Finding> findings,
    List<ReferenceCluster> clusters) {
  /** The attribute of an element that holds its offset in the Markdown. */
  public static final String PLACE_ATTRIBUTE = "data-at";

  /** The attribute of an emoji of a heading, with the name that the post has for it. */
  public static final String EMOJI_ATTRIBUTE = "data-mark-emoji";

  /** The start of a comment that holds the offset of the raw HTML after it. */
  public static final String PLACE = "data-at:";

  public RenderedHtml {
    notes = List.copyOf(notes);
    nearMisses = List.copyOf(nearMisses);
    findings = List.copyOf(findings);
    clusters = List.copyOf(clusters);
  }
}
