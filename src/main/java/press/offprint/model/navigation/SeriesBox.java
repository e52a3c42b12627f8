package press.offprint.model.navigation;

import java.util.List;

/**
 * The place of a post in a series.
 *
 * @param list the page of the series
 * @param number the place of the post, from 1
 * @param count the number of parts of the series
 * @param parts all parts; of a long series, those near the post
 */
public record SeriesBox(PageLink list, int number, int count, List<Part> parts) {
  public SeriesBox {
    parts = List.copyOf(parts);
  }

  /**
   * A part of a series.
   *
   * @param number its place, from 1
   */
  public record Part(int number, PageLink page) {}
}
