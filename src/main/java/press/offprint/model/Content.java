package press.offprint.model;

import java.util.List;
import java.util.Map;
import press.offprint.model.text.Markup;

/**
 * What an article says.
 *
 * @param body well-formed, sanitised XHTML flow content, without a wrapper and without the notes;
 *     see {@link Markup} for how it is written and how references stand in it
 * @param headings in order
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
