package press.offprint.content.site.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.Languages;
import press.offprint.model.Article;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.SiteFile;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.list.ListPage;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.navigation.Taxonomy;

/**
 * The further paths of lists, which lead to them as in Hugo: {@code /posts/page/1/} of a list of
 * several pages, and {@code /en/} of the home page if the site has several languages. If the paths
 * of terms are those of Hugo, each list has such a path, because Hugo makes one for each, and the
 * path of a taxonomy without terms leads to the home page, because Hugo has a list there.
 */
public final class ListRedirects {
  private static final Set<String> HUGO_KINDS = Set.of("home", "section", "term", "taxonomy");

  private static final Set<String> UNKNOWN_TO_HUGO = Set.of("authors", "series");

  private ListRedirects() {}

  /**
   * A further path of a list.
   *
   * @param folder of the path, without outer slashes
   * @param first the first page of the list
   */
  record Redirect(Site site, String folder, PageLink first) {}

  /**
   * Returns one file for each further path; its template has the first page as a variable.
   *
   * @param lists those of all languages
   */
  public static List<SiteFile> files(
      List<SiteLists> lists, SiteIndex siteIndex, Site site, SiteLanguages languages) {
    return of(lists, siteIndex, site, languages).stream()
        .map(
            one ->
                new SiteFile(
                    new Publication(one.site(), one.first().title(), one.folder(), List.of()),
                    "",
                    Map.of("list", one.first())))
        .toList();
  }

  // The folder of the main language may be a section, and a post or its alias may have any path.
  static List<Redirect> of(
      List<SiteLists> lists, SiteIndex siteIndex, Site site, SiteLanguages languages) {
    List<Redirect> redirects = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (SiteLists each : lists) {
      List<ListPage> pages = new ArrayList<>(each.home());
      pages.addAll(each.others());
      pages.forEach(page -> taken.add(page.path(1)));
      pages.addAll(each.furtherPages(siteIndex, site));
      boolean all = site.addresses().termsAsHugo();
      pages.stream()
          .filter(page -> page.page() == 2 || (all && isSingle(page)))
          .forEach(page -> add(page, redirects));
      if (all) {
        addSections(each.whole(), redirects);
        addTaxonomies(each, redirects);
      }
    }
    String main = site.language().toLowerCase(Locale.ROOT);
    if (languages.isMany()) {
      PageLink home = new PageLink(site.title(), "/", site.language(), direction(site));
      redirects.add(new Redirect(site, main, home));
    }
    redirects.removeIf(
        one -> {
          String path = "/" + one.folder() + "/";
          return taken.contains(path) || siteIndex.findByPath(path).isPresent();
        });
    return redirects;
  }

  private static boolean isSingle(ListPage page) {
    return page.pages() == 1 && HUGO_KINDS.contains(page.kind());
  }

  private static void add(ListPage page, List<Redirect> redirects) {
    Site site = page.publication().site();
    String title = page.publication().title();
    PageLink list = new PageLink(title, page.path(1), site.language(), direction(site));
    redirects.add(new Redirect(site, firstPage(page.publication().folder()), list));
  }

  // The first page of such a list is the page of the section, and most have no second one.
  private static void addSections(Publication whole, List<Redirect> redirects) {
    Set<String> have = redirects.stream().map(Redirect::folder).collect(Collectors.toSet());
    for (Article section : whole.below()) {
      String folder = firstPage(section.folder());
      if (section.path().endsWith("/") && have.add(folder)) {
        Metadata about = section.metadata();
        PageLink list =
            new PageLink(about.title(), section.path(), about.language(), about.direction());
        redirects.add(new Redirect(whole.site(), folder, list));
      }
    }
  }

  // Those with terms have a list, which takes the path.
  private static void addTaxonomies(SiteLists lists, List<Redirect> redirects) {
    Site site = lists.whole().site();
    if (lists.home().isEmpty()) {
      return;
    }
    String path = lists.home().get(0).path(1);
    PageLink home = new PageLink(site.title(), path, site.language(), direction(site));
    for (Taxonomy taxonomy : site.structure().taxonomies()) {
      if (!UNKNOWN_TO_HUGO.contains(taxonomy.name())) {
        redirects.add(new Redirect(site, Regex.replaceAll(taxonomy.path(), "^/|/$", ""), home));
      }
    }
  }

  private static String firstPage(String folder) {
    return (folder.isEmpty() ? "" : folder + "/") + "page/1";
  }

  private static String direction(Site site) {
    return Languages.direction(site.language());
  }
}
