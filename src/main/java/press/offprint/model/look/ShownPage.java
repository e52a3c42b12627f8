package press.offprint.model.look;

import java.util.List;
import java.util.Set;

/**
 * A page of a PDF, or a whole page of a browser.
 *
 * @param width of its picture in pixels
 * @param height of its picture in pixels
 * @param words in the order of the text
 * @param fonts the names of the fonts that it brings along and paints with
 */
public record ShownPage(
    int width, int height, List<ShownWord> words, List<ShownPicture> pictures, Set<String> fonts) {
  public ShownPage {
    words = List.copyOf(words);
    pictures = List.copyOf(pictures);
    fonts = Set.copyOf(fonts);
  }
}
