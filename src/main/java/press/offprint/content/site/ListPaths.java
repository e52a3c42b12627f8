package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.text.SitePath;

/**
 * The lists of a site in all its languages, as far as the posts alone give them: home pages,
 * sections, taxonomies, terms, the archive and the search page. {@link SiteLists} makes the same
 * ones. Immutable.
 */
final class ListPaths {
  private final SiteLanguages languages;
  private final PageKind kinds;
  private final Predicate<String> taken;

  // By the folded path without outer slashes, in the order of the languages.
  private final Map<String, PageLink> lists = new LinkedHashMap<>();

  // The folders of the content that have posts, by their path in the site.
  private final Set<String> folders = new HashSet<>();

  /**
   * Finds the lists of a site with these posts.
   *
   * @param replaces true for a post that has the place of a list at its permalink
   */
  ListPaths(
      SiteIndex index, SiteLanguages languages, PageKind kinds, Predicate<PostHeader> replaces) {
    this.languages = languages;
    this.kinds = kinds;
    this.taken = path -> index.findByPermalink(path).filter(replaces).isPresent();
    Map<String, List<PostHeader>> byLanguage = new HashMap<>();
    for (PostHeader header : index.headers()) {
      byLanguage
          .computeIfAbsent(languages.of(header.metadata()), tag -> new ArrayList<>())
          .add(header);
    }
    for (String tag : languages.tags()) {
      add(languages.site(tag), byLanguage.getOrDefault(tag, List.of()));
    }
  }

  private void add(Site site, Collection<PostHeader> headers) {
    put(link(site, site.title(), site.home()));
    for (PostHeader header : headers) {
      String source = languages.local(header.source());
      int slash = source.indexOf('/');
      if (slash > 0) {
        folders.add(site.home().substring(1) + PathSegments.urlize(source.substring(0, slash)));
      }
      if (SiteLists.isSection(header.source())) {
        if (!languages.isHome(header.source())) {
          put(header.link());
        }
        continue;
      }
      Listing listing = kinds.listing(header.source(), header.metadata());
      if (listing != Listing.NEVER && site.makes("lists")) {
        addSection(site, source);
      }
      if (listing == Listing.ALWAYS && site.makes("lists")) {
        addTerms(site, header);
      }
      if (listing == Listing.ALWAYS && site.makes("archive")) {
        header.metadata().dates().date().ifPresent(date -> addYear(site, date.getYear()));
      }
    }
    if (site.makes("archive")) {
      putIfFree(site, SiteLists.title("archive"), site.home() + "archive/");
    }
    if (site.hasSearch()) {
      putIfFree(site, SiteLists.title("search"), site.home() + "search/");
    }
  }

  private void addSection(Site site, String source) {
    if (PageKind.isInSection(source)) {
      String name = source.substring(0, source.indexOf('/'));
      String place = SiteLists.place(PathSegments.urlize(name));
      if (!place.isEmpty()) {
        putIfFree(site, SiteLists.title(name), site.home() + place + "/");
      }
    }
  }

  private void addTerms(Site site, PostHeader header) {
    Taxonomies taxonomies = Taxonomies.of(site);
    for (Taxonomy taxonomy : taxonomies.all()) {
      List<String> terms = Taxonomies.terms(header.metadata(), taxonomy);
      terms.forEach(term -> putIfFree(site, term, taxonomies.path(taxonomy, term)));
      if (!terms.isEmpty()) {
        String title = taxonomy.title();
        putIfFree(
            site, title.isEmpty() ? SiteLists.title(taxonomy.name()) : title, taxonomy.path());
      }
    }
  }

  private void addYear(Site site, int year) {
    putIfFree(site, Integer.toString(year), site.home() + "archive/" + year + "/");
  }

  private void putIfFree(Site site, String title, String path) {
    if (!taken.test(path)) {
      put(link(site, title, SitePath.encodeSigns(path)));
    }
  }

  private void put(PageLink list) {
    lists.putIfAbsent(key(list.path()), list);
  }

  private static String key(String path) {
    return PathSegments.fold(Regex.replaceAll(path, "^/+|/+$", ""));
  }

  private static PageLink link(Site site, String title, String path) {
    return new PageLink(title, path, site.language(), Languages.direction(site.language()));
  }

  /** Returns all lists, those of one language together; the section pages are among them. */
  Collection<PageLink> all() {
    return Collections.unmodifiableCollection(lists.values());
  }

  /** Returns the list at a path; outer slashes do not matter. */
  Optional<PageLink> find(String path) {
    return Optional.ofNullable(lists.get(key(path)));
  }

  /**
   * Returns true if a path may be that of a list of posts that are not published yet. The link of a
   * post to it is no fault, because the post is not read again if a term gets its last post.
   *
   * @param path without outer slashes
   */
  boolean mayHold(String path) {
    return folders.contains(path)
        || languages.tags().stream().anyMatch(tag -> mayHold(path, languages.site(tag)));
  }

  private static boolean mayHold(String path, Site site) {
    String home = site.home().substring(1);
    return (path + "/").equals("/" + home)
        || (path + "/").equals(home)
        || Taxonomies.of(site).holds(path)
        || (path.startsWith(home) && Archive.holds(path.substring(home.length())));
  }

  /** Returns true if a path is in one of the other languages of the site. */
  boolean isInOtherLanguage(String path) {
    String whole = "/" + key(path) + "/";
    return languages.homes().stream()
        .map(PageLink::path)
        .anyMatch(home -> home.length() > 1 && whole.startsWith(home));
  }
}
