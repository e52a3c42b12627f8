package press.offprint.content.site.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.SiteFile;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.SitePath;

/** The former paths of posts, for the redirects of a host. */
public final class HostRedirects {
  private HostRedirects() {}

  /**
   * A former path and the page that it leads to, both with the path of the site before them.
   *
   * @param from the former path, percent-encoded
   * @param quoted the former path as it is, for the inside of quotation marks in nginx
   * @param to the permalink, percent-encoded
   */
  public record Redirect(String from, String quoted, String to) {}

  /**
   * Returns the file with the variable {@code redirects}, in the order of the former paths; none if
   * no post has a former path.
   *
   * @param lists those of all languages
   */
  public static List<SiteFile> files(
      Publication whole, List<SiteLists> lists, SiteIndex siteIndex, SiteLanguages languages) {
    String base =
        Regex.replaceFirst(
            Regex.replaceFirst(whole.site().baseUrl(), "^[a-z]+://[^/]*", ""), "/$", "");
    List<Redirect> redirects = new ArrayList<>();
    List<Article> all = new ArrayList<>(whole.articles());
    all.addAll(whole.below());
    for (Article article : all) {
      siteIndex.findBySource(article.source()).stream()
          .flatMap(header -> siteIndex.usableAliases(header).stream())
          .map(alias -> redirect(base, alias, SitePath.encodeSigns(article.path())))
          .forEach(redirects::add);
    }
    if (whole.site().makes("lists")) {
      ListRedirects.of(lists, siteIndex, whole.site(), languages)
          .forEach(
              list ->
                  redirects.add(redirect(base, "/" + list.folder() + "/", list.first().path())));
    }
    redirects.sort(Comparator.comparing(Redirect::from).thenComparing(Redirect::to));
    Publication bare = new Publication(whole.site(), whole.title(), "", List.of());
    return redirects.isEmpty()
        ? List.of()
        : List.of(new SiteFile(bare, "", Map.of("redirects", redirects)));
  }

  /**
   * Returns a redirect.
   *
   * @param to the permalink as links hold it
   */
  private static Redirect redirect(String base, String from, String to) {
    return new Redirect(
        SitePath.encode(base + SitePath.encodeSigns(from)),
        (base + from).replace("\\", "\\\\").replace("\"", "\\\""),
        // A dollar sign would begin a variable.
        SitePath.encode(base + to).replace("$", "%24"));
  }
}
