package press.offprint.model.list;

import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.SitePath;
import press.offprint.model.text.Urlizer;

/**
 * One term of a taxonomy, such as the tag {@code paper}.
 *
 * @param title as the first post writes it
 * @param path of its page, such as {@code /tags/paper/}
 * @param count the number of posts with this term
 */
public record Term(String title, String path, int count) {

  /** Returns the path of the page as links hold it. */
  public String address() {
    return SitePath.encodeSigns(path);
  }

  /**
   * Returns the path of a term's page. It depends on the words alone, so that a post can link to
   * the page. Terms that differ only in case share one page.
   *
   * @param taxonomy the path of the taxonomy, such as {@code /tags/}
   * @param asHugo true if signs are treated as in Hugo: {@code C#} is {@code /tags/c#/}, and {@code
   *     R&D} is {@code /tags/rd/}; false if they become words: {@code /tags/csharp/}
   */
  public static String pathOf(String taxonomy, String title, boolean asHugo) {
    // Without these words, C# and C would have one path, and R&D the path of RD.
    String inWords = asHugo ? title : title.replace("#", "sharp").replace("&", " and ");
    String plain = inWords.replace('/', ' ');
    String name = asHugo ? Urlizer.asHugo(plain) : Urlizer.of(plain, true);
    int bytes = Bytes.utf8(name).length();
    boolean fits =
        !name.isEmpty()
            && bytes <= 150
            && !Regex.matches(name, "page|(?:feed|index)\\.(?:xml|html)|[.#+~@_-]+");
    return taxonomy + (fits ? name : "term-" + Bytes.utf8(title).sha256().substring(0, 8)) + "/";
  }
}
