package press.offprint.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What front matter says of a post, in one shape whatever the format and the blog engine.
 *
 * @param title plain text, never blank
 * @param description plain text, empty where none is given
 * @param summary plain text of {@code summary}, or empty
 * @param language BCP 47 tag, never empty
 * @param direction {@code ltr} or {@code rtl}
 * @param authors names in order, maybe empty
 * @param keywords in order, maybe empty
 * @param terms the taxonomies: {@code tags}, {@code categories}, {@code series}, each in order; a
 *     taxonomy without terms is left out
 * @param address what the post asks for as its place in the site
 * @param cover key of the cover picture in the article's resources
 * @param weight Hugo's ordering weight, 0 where none is given
 * @param fields every field as written, standard ones too, for templates: strings, numbers,
 *     booleans, lists and maps
 */
public record Metadata(
    String title,
    String description,
    String summary,
    String language,
    String direction,
    List<String> authors,
    List<String> keywords,
    Map<String, List<String>> terms,
    Dates dates,
    RequestedPermalink address,
    Optional<String> cover,
    int weight,
    boolean draft,
    Map<String, Object> fields) {

  public Metadata {
    authors = List.copyOf(authors);
    keywords = List.copyOf(keywords);
  }

  public Metadata withCover(Optional<String> key) {
    return new Metadata(
        title,
        description,
        summary,
        language,
        direction,
        authors,
        keywords,
        terms,
        dates,
        address,
        key,
        weight,
        draft,
        fields);
  }

  /** The terms of one taxonomy, empty where the post has none. */
  public List<String> terms(String taxonomy) {
    return terms.getOrDefault(taxonomy, List.of());
  }

  public List<String> tags() {
    return terms("tags");
  }

  public List<String> categories() {
    return terms("categories");
  }

  public List<String> series() {
    return terms("series");
  }

  public boolean isRightToLeft() {
    return direction.equals("rtl");
  }
}
