package press.offprint.content.book;

import java.util.List;
import java.util.Map;

/**
 * The definition of a part: posts in a list, posts by their metadata, and parts. The content of a
 * book is a part without a title.
 *
 * @param title of its page
 * @param line of the definition
 * @param posts the sources of posts, in order
 * @param select the values of each key of {@link #KEYS}; a post has one value of each
 * @param parts in order
 * @param book the name of another book whose content is that of the part; empty for none
 */
public record PartSpec(
    String title,
    int line,
    List<Named> posts,
    Map<String, List<String>> select,
    List<PartSpec> parts,
    String book) {
  /** The keys of a selection. */
  public static final List<String> KEYS =
      List.of(
          "series", "tag", "category", "section", "author", "language", "year", "since", "until");

  public PartSpec {
    posts = List.copyOf(posts);
    select = Map.copyOf(select);
    parts = List.copyOf(parts);
  }

  /** A post in a list. */
  public record Named(String source, int line) {}

  /** Returns a part of the posts that have one value. */
  static PartSpec of(String key, String value) {
    return new PartSpec("", 0, List.of(), Map.of(key, List.of(value)), List.of(), "");
  }
}
