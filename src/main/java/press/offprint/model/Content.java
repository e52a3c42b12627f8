package press.offprint.model;

import java.util.List;
import java.util.Map;

/**
 * The text of an article and the resources in it.
 *
 * @param body well-formed, sanitised XHTML flow content without a wrapper and without the
 *     footnotes; {@link press.offprint.model.text.Markup} defines its form
 * @param headings in the order of the text
 * @param notes in order of their numbers
 * @param resources by key; exactly those that body, notes and cover refer to
 */
public record Content(
    String body, List<Heading> headings, List<Footnote> notes, Map<String, Resource> resources) {
  public static final Content EMPTY = new Content("", List.of(), List.of(), Map.of());

  public Content {
    headings = List.copyOf(headings);
    notes = List.copyOf(notes);
    resources = Map.copyOf(resources);
  }
}
