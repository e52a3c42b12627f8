package press.offprint.pipeline.plan;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteNavigation;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.settings.AddressSettings;
import press.offprint.model.text.SitePath;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.state.FileOwners;

/**
 * The places of the files of the whole site, as posts and routes give them, so that a run without
 * earlier runs knows them before it makes a post. The folders are those of the lists, and the names
 * are in the {@code site-*} routes that call the edition of text. A post whose folder and name lead
 * to such a place may have it, because who may write a file in a folder may replace its pages. Safe
 * for many threads.
 */
public final class SitePlaces {
  /** The owner of each place. */
  public static final String SITE = "a page of the site";

  // A call of the edition of text, such as list(${body}, 'lists', 'web/list.html', 'index.html').
  private static final Pattern CALL =
      Pattern.compile("(list|page|render)\\(\\$\\{body}[^)\\n]*'([^'\\n]+)'\\s*\\)");
  private static final Pattern FURTHER = Pattern.compile("(.*?/)page/\\d+(/.*)?");
  private static final String FEED = AddressSettings.DEFAULT.feedNames().get(0);
  private static final Set<String> OF_BOOKS = Set.of("books", "issues", "issue-feed");
  // The lists make the files of redirects, which yield to all others.
  private static final String REDIRECTS = "redirects";

  private final Site site;
  private final Set<String> inLists = new LinkedHashSet<>();
  private final Set<String> inHomes = new LinkedHashSet<>();
  private final Set<String> ofBooks = new LinkedHashSet<>();

  // The places of the index that was asked for last.
  @GuardedBy("this")
  private SiteIndex known;

  @GuardedBy("this")
  private final FileOwners files = new FileOwners();

  @GuardedBy("this")
  private final Set<String> lists = new HashSet<>();

  @GuardedBy("this")
  private final List<String> searches = new ArrayList<>();

  /** Finds the names of the files that routes make. */
  public SitePlaces(Site site, List<RouteFile> routes) {
    this.site = site;
    for (RouteFile route : routes) {
      String edition = route.name().substring(route.name().indexOf('-') + 1);
      if (route.isFor("site") && site.makes(edition) && !edition.equals(REDIRECTS)) {
        add(route, OF_BOOKS.contains(edition) ? ofBooks : inHomes);
      }
    }
    if (site.makes("card")) {
      inHomes.add(SitePath.card("", ""));
    }
  }

  private void add(RouteFile route, Set<String> ofHome) {
    Matcher call = Regex.matcher(CALL, route.text());
    while (call.find()) {
      String name = call.group(2).replace("{part}", "");
      List<String> names = name.equals(FEED) ? site.addresses().feedNames() : List.of(name);
      (call.group(1).equals("list") ? inLists : ofHome).addAll(names);
    }
  }

  /**
   * Returns a place that cannot be that of a file of the site and of a file with this path; see
   * {@link FileOwners#rival}.
   */
  public synchronized Optional<FileOwners.Owned> rival(
      String path, SiteIndex index, Predicate<FileOwners.Owned> counts) {
    if (known != index) {
      read(index);
      known = index;
    }
    Optional<FileOwners.Owned> rival = files.rival(path, counts);
    return rival.isPresent() ? rival : further(path).filter(counts);
  }

  /**
   * Returns a place of the pages of books that cannot be that of a file with this path as well.
   *
   * @see #rival
   */
  public Optional<FileOwners.Owned> rivalOfBooks(String path) {
    FileOwners books = new FileOwners();
    ofBooks.forEach(name -> books.put(name, SITE));
    return books.rival(path, any -> true);
  }

  // The further pages of a list, of which nobody knows the number before the posts are read, and
  // the pieces of the search index.
  @GuardedBy("this")
  private Optional<FileOwners.Owned> further(String path) {
    String folded = PathSegments.fold(path);
    Matcher page = Regex.matcher(FURTHER, "/" + folded);
    boolean ofList = page.matches() && lists.contains(page.group(1));
    return ofList || searches.stream().anyMatch(folded::startsWith)
        ? Optional.of(new FileOwners.Owned(path, SITE))
        : Optional.empty();
  }

  @GuardedBy("this")
  private void read(SiteIndex index) {
    files.clear();
    lists.clear();
    searches.clear();
    SiteNavigation navigation = index.navigation(site);
    Predicate<PostHeader> replaces = header -> header.hasOwnPath() || index.trusts(header.source());
    for (String path : navigation.listPaths(replaces)) {
      lists.add(PathSegments.fold(path));
      String folder = path.substring(1);
      if (folder.isEmpty() || folder.endsWith("/")) {
        for (String name : inLists) {
          files.put(folder + name, SITE);
        }
      }
    }
    for (PageLink home : navigation.languages().homes()) {
      String folder = home.path().substring(1);
      for (String name : inHomes) {
        files.put(folder + name, SITE);
      }
      if (site.hasSearch()) {
        searches.add(PathSegments.fold(folder + "search/"));
      }
    }
  }
}
