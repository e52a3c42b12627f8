package press.offprint.model;

import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Urlizer;

/**
 * One term of a taxonomy, such as the tag {@code paper}.
 *
 * @param title as the first post writes it
 * @param path the place of its page, such as {@code /tags/paper/}
 * @param count how many posts bear it
 */
public record Term(String title, String path, int count) {

  /**
   * The place of a term's page: a function of the words alone, so that a post can link to it. Terms
   * that differ in case only share one.
   */
  public static String place(String taxonomy, String title) {
    // Signs that tell one language from another would be lost in a path.
    String spoken = title.replace("#", "sharp").replace("&", " and ");
    String name = Urlizer.of(spoken.replace('/', ' '), true);
    int bytes = Bytes.utf8(name).length();
    boolean fits = !name.isEmpty() && bytes <= 150 && !name.matches("page|feed\\.xml|index\\.html");
    return "/"
        + taxonomy
        + "/"
        + (fits ? name : "term-" + Bytes.utf8(title).sha256().substring(0, 8))
        + "/";
  }
}
