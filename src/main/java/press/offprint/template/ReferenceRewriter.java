package press.offprint.template;

import press.offprint.model.Site;
import press.offprint.model.text.Markup;
import press.offprint.model.text.SitePath;

/** An article's markup with its references pointed, for the places where it is read. */
final class ReferenceRewriter {
  private ReferenceRewriter() {}

  /**
   * For a page: resources beside the article's own page, other pages by relative paths, so that it
   * reads from a disk and below any address.
   *
   * @param path the article's place
   * @param from the page's; the article's own or another
   */
  static String forPage(String markup, String path, String from) {
    return Markup.point(
        markup,
        new Markup.References() {
          @Override
          public String resource(String key) {
            return from.equals(path) ? SitePath.encode(key) : SitePath.relative(from, path + key);
          }

          @Override
          public String page(String to) {
            return link(from, to);
          }
        });
  }

  /**
   * The way from one page of the site to another, both as {@code /a/b/}, with the file's name: a
   * browser that reads from a disk shows a folder where a server shows its index.
   */
  static String link(String from, String to) {
    int cut = to.length();
    for (int i = 0; i < cut; i++) {
      if (to.charAt(i) == '?' || to.charAt(i) == '#') {
        cut = i;
      }
    }
    String page = to.substring(0, cut);
    String file = page.endsWith("/") ? page + "index.html" : page;
    return SitePath.relative(from, file) + to.substring(cut);
  }

  /** For a feed: everything absolute, since a feed's text is read far from its place. */
  static String forFeed(String markup, String path, Site site) {
    return Markup.point(
        markup,
        new Markup.References() {
          @Override
          public String resource(String key) {
            return site.absolute(path + key);
          }

          @Override
          public String page(String to) {
            return site.absolute(to);
          }

          @Override
          public String place(String id) {
            return site.absolute(path) + "#" + id;
          }
        });
  }
}
