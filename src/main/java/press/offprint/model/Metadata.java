package press.offprint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The front matter of a post, in one form for all formats and blog engines.
 *
 * @param title plain text, never blank
 * @param description plain text, may be empty
 * @param summary plain text of the field {@code summary}, may be empty
 * @param language BCP 47 tag, never empty
 * @param direction {@code ltr} or {@code rtl}
 * @param authors names in order, may be empty
 * @param keywords in order, may be empty
 * @param terms the taxonomies: {@code tags}, {@code categories}, {@code series}, each in order; a
 *     taxonomy without terms is left out
 * @param address the permalink that the post requests
 * @param cover key of the cover image in the article's resources
 * @param weight for the order of posts as in Hugo, 0 if none is given
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

  /** Returns the metadata of a page that has no more than a title. */
  public static Metadata titled(
      String title, String language, String direction, Map<String, Object> fields) {
    return new Metadata(
        title,
        "",
        "",
        language,
        direction,
        List.of(),
        List.of(),
        Map.of(),
        Dates.NONE,
        RequestedPermalink.NONE,
        Optional.empty(),
        0,
        false,
        fields);
  }

  /** Returns the same metadata with another cover. */
  public Metadata withCover(Optional<String> key) {
    return with(key, fields);
  }

  /** Returns the same metadata with the number and the date of the edition. */
  public Metadata withEdition(EditionNote edition) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(EditionNote.FIELD, edition.values());
    return with(cover, more);
  }

  private Metadata with(Optional<String> newCover, Map<String, Object> newFields) {
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
        newCover,
        weight,
        draft,
        newFields);
  }

  /** Returns the number and the date of the edition; empty if the site has none. */
  public Optional<EditionNote> edition() {
    return EditionNote.of(fields.get(EditionNote.FIELD));
  }

  /** Returns the terms of one taxonomy; empty if the post has none. */
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

  /** Returns true if the script runs from right to left. */
  public boolean isRightToLeft() {
    return direction.equals("rtl");
  }
}
