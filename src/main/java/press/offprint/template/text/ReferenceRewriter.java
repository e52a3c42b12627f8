package press.offprint.template.text;

import press.offprint.model.Site;
import press.offprint.model.text.Markup;
import press.offprint.model.text.PageOnlyMedia;
import press.offprint.model.text.SitePath;

/** The references in the markup of an article, resolved for pages and feeds. */
public final class ReferenceRewriter {
  private ReferenceRewriter() {}

  /**
   * Returns the markup for a page, with relative paths only, so that the site can be read from a
   * disk and below any URL. Frames and pictures of other servers are shown, if the body has any.
   *
   * @param path site path of the article
   * @param from site path of the page, which may be another than that of the article
   * @param pretty true if links end with a slash
   */
  public static String forPage(String markup, String path, String from, boolean pretty) {
    return Markup.point(
        PageOnlyMedia.shown(markup),
        new Markup.References() {
          @Override
          public String resource(String key) {
            return SitePath.relative(from, SitePath.files(path) + key);
          }

          @Override
          public String page(String to) {
            return link(from, to, pretty);
          }
        });
  }

  /**
   * Returns the relative path from one page to another, both as {@code /a/b/}.
   *
   * @param pretty false if the path includes {@code index.html}, because a browser that reads from
   *     a disk does not open the index of a folder
   */
  public static String link(String from, String to, boolean pretty) {
    int cut = to.length();
    for (int i = 0; i < cut; i++) {
      if (to.charAt(i) == '?' || to.charAt(i) == '#') {
        cut = i;
      }
    }
    String page = to.substring(0, cut);
    String file = page.endsWith("/") && !pretty ? page + "index.html" : page;
    return SitePath.relative(from, file) + to.substring(cut);
  }

  /** Returns the markup for a feed, with absolute URLs only. */
  public static String forFeed(String markup, String path, Site site) {
    return Markup.point(
        markup, new AbsoluteReferences(path, site, id -> site.absolute(path) + "#" + id));
  }
}
