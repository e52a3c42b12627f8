package press.offprint.content.markdown.syntax;

import java.util.List;

/**
 * References that are written together, such as {@code [see @doe, p. 3; @fig-a]}.
 *
 * @param textual true for a reference without brackets, which is a part of the sentence
 * @param items never empty
 * @param source the references as written
 */
public record ReferenceCluster(boolean textual, List<Item> items, String source) {
  public ReferenceCluster {
    items = List.copyOf(items);
  }

  /**
   * One reference.
   *
   * @param prefix the words before it; may be empty
   * @param key the label of a thing or the key of a source
   * @param suppressed true if it is written with a hyphen: without the word or the author
   * @param suffix the words after it; may be empty
   */
  public record Item(String prefix, String key, boolean suppressed, String suffix) {}
}
