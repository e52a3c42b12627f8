package press.offprint.content.site;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.language.TranslatedPost;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.navigation.Surroundings;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.problem.Problem;

/**
 * The surroundings of every page: adjacent posts, series, breadcrumbs and menus. Made once for an
 * index of all posts; each question about one post is answered from tables. Immutable.
 */
public final class SiteNavigation {
  static final Comparator<PostHeader> OLDEST_FIRST =
      Comparator.comparing(
              (PostHeader post) ->
                  post.metadata().dates().date().map(OffsetDateTime::toInstant).orElse(Instant.MIN))
          .thenComparing(PostHeader::source, Comparator.reverseOrder());

  private final Site site;
  private final SiteIndex index;
  private final SiteLanguages languages;
  private final PageKind kinds;
  private final AuthorProfiles profiles;
  private final Map<String, Surroundings> ofSite = new LinkedHashMap<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final String siteFingerprint;

  // The page or, without one, the path of each section, by language and folder of the content.
  private final Map<String, PageLink> sections = new HashMap<>();
  private final Map<String, List<PostHeader>> bySection = new HashMap<>();
  private final Map<PostHeader, Integer> places = new HashMap<>();
  private final SeriesBoxes series;
  private final ListPaths lists;
  private final ListTranslations listTranslations;

  SiteNavigation(Site site, SiteIndex index) {
    this.site = site;
    this.index = index;
    this.languages = SiteLanguages.of(site, translated(index.headers()));
    Map<String, Metadata> sources = new HashMap<>();
    index.headers().forEach(header -> sources.put(header.source(), header.metadata()));
    this.kinds = PageKind.of(sources, languages);
    this.profiles = new AuthorProfiles(index.data());
    problems.addAll(languages.problems());
    StringBuilder shown = new StringBuilder(site.structure().icon());
    this.lists = new ListPaths(index, languages, kinds, any -> true);
    this.listTranslations = new ListTranslations(lists, index.headers(), languages);
    for (String tag : languages.tags()) {
      Menus menus = Menus.of(languages.site(tag), index, languages, lists);
      problems.addAll(menus.problems());
      ofSite.put(tag, Surroundings.ofSite(menus.items(), index.data(), languages.homes()));
      shown.append('\n').append(tag).append(menus.items());
    }
    this.siteFingerprint = Bytes.utf8(shown.toString()).sha256();
    for (PostHeader header : index.headers()) {
      if (SiteLists.isSection(header.source()) && !languages.isHome(header.source())) {
        sections.put(key(header, folder(header)), header.link());
      }
    }
    List<PostHeader> listed = index.headers().stream().filter(this::isListed).toList();
    for (PostHeader header : listed) {
      bySection.computeIfAbsent(section(header), s -> new ArrayList<>()).add(header);
    }
    this.series = new SeriesBoxes(index, languages, listed);
    bySection.values().forEach(SiteNavigation::inReadingOrder);
    bySection
        .values()
        .forEach(
            posts -> {
              for (int i = 0; i < posts.size(); i++) {
                places.put(posts.get(i), i);
              }
            });
  }

  private static List<TranslatedPost> translated(Collection<PostHeader> headers) {
    return headers.stream()
        .map(header -> new TranslatedPost(header.source(), header.path(), header.metadata()))
        .toList();
  }

  /** Returns the settings of the whole site. */
  Site site() {
    return site;
  }

  public SiteLanguages languages() {
    return languages;
  }

  /** Returns the distinction between posts and pages in this site. */
  PageKind kinds() {
    return kinds;
  }

  /**
   * Returns the paths of all lists.
   *
   * @param replaces true for a post that has the place of a list at its permalink
   */
  public List<String> listPaths(Predicate<PostHeader> replaces) {
    return new ListPaths(index, languages, kinds, replaces)
        .all().stream().map(PageLink::path).toList();
  }

  /**
   * Returns true if a path may be that of a list: of all posts, of a section, or of terms.
   *
   * @param path without outer slashes
   */
  public boolean mayBeList(String path) {
    return lists.mayHold(path);
  }

  /** Returns the list at a path in all its languages, itself included; empty if it has one. */
  public List<PageLink> listTranslations(String path) {
    return listTranslations.of(path);
  }

  /** Returns a post in all its languages, itself included; empty if it has one language. */
  public List<PageLink> translations(String source) {
    List<PageLink> asList =
        SiteLists.isSection(source)
            ? index
                .findBySource(source)
                .map(page -> listTranslations(page.path()))
                .orElse(List.of())
            : List.of();
    return asList.isEmpty() ? languages.translations(source) : asList;
  }

  private boolean isListed(PostHeader header) {
    return !SiteLists.isSection(header.source())
        && kinds.listing(header.source(), header.metadata()) != Listing.NEVER;
  }

  private Site siteOf(PostHeader header) {
    return languages.siteOf(header.metadata());
  }

  private Taxonomies taxonomies(PostHeader header) {
    return Taxonomies.of(siteOf(header));
  }

  private String folder(PostHeader header) {
    return SourcePath.folder(languages.local(header.source()));
  }

  private String key(PostHeader header, String folder) {
    return languages.of(header.metadata()) + "\n" + folder;
  }

  // Weights are an order only if every post of the section has one.
  private static void inReadingOrder(List<PostHeader> posts) {
    boolean weighted = posts.stream().allMatch(post -> post.metadata().weight() != 0);
    posts.sort(weighted ? Section.order() : OLDEST_FIRST);
  }

  /** Returns the key of the nearest folder around a source that has a page, else the outermost. */
  private String section(PostHeader header) {
    String folder = folder(header);
    if (SourcePath.of(header.source()).role() != SourcePath.Role.PAGE) {
      folder = outer(folder);
    }
    for (String at = folder; !at.isEmpty(); at = outer(at)) {
      if (sections.containsKey(key(header, at))) {
        return key(header, at);
      }
    }
    return key(header, folder.substring(0, folder.indexOf('/') + 1));
  }

  private static String outer(String folder) {
    return folder.isEmpty()
        ? ""
        : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }

  /** Returns what all pages in the language of the site have in common. */
  public Surroundings ofSite() {
    return ofSite(site.language());
  }

  /** Returns what all pages in one of {@link SiteLanguages#tags} have in common. */
  public Surroundings ofSite(String tag) {
    return ofSite.get(tag);
  }

  /** Returns a fingerprint of languages, menus and icon, which every page of the site shows. */
  public String siteFingerprint() {
    return siteFingerprint;
  }

  /** Returns the warnings about menus and translations; each names its place. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns the profile of an author in {@code data/authors}; only the name if there is none. */
  public Map<String, Object> profile(String author) {
    return profiles.of(author);
  }

  /**
   * Returns the dependency of a page on its surroundings, without the data that templates name;
   * empty if the index has no such post.
   */
  public Optional<Dependency> dependency(String source) {
    return index
        .findBySource(source)
        .map(
            header -> {
              Surroundings shown = of(header);
              String facts =
                  siteFingerprint
                      + List.of(
                          shown.page(),
                          shown.breadcrumbs(),
                          shown.previous(),
                          shown.next(),
                          shown.series(),
                          shown.lists(),
                          shown.profiles(),
                          shown.translations());
              return new Dependency(
                  Dependency.Kind.SURROUNDINGS, source, Bytes.utf8(facts).sha256());
            });
  }

  /** Returns the surroundings of a post; those of the site if the index has no such post. */
  public Surroundings of(String source) {
    return index.findBySource(source).map(this::of).orElse(ofSite());
  }

  private Surroundings of(PostHeader header) {
    Metadata post = header.metadata();
    boolean page = kinds.isPage(header.source(), post);
    List<PostHeader> section = bySection.getOrDefault(section(header), List.of());
    Surroundings common = ofSite(languages.of(post));
    int place = places.getOrDefault(header, -1);
    return new Surroundings(
        common.menus(),
        common.data(),
        page,
        breadcrumbs(header),
        place > 0 ? Optional.of(section.get(place - 1).link()) : Optional.empty(),
        place >= 0 && place < section.size() - 1
            ? Optional.of(section.get(place + 1).link())
            : Optional.empty(),
        series.of(header),
        page ? List.of() : lists(header),
        post.authors().stream().map(profiles::of).toList(),
        translations(header.source()),
        common.homes(),
        common.books(),
        common.issues());
  }

  private List<PageLink> breadcrumbs(PostHeader header) {
    List<PageLink> links = new ArrayList<>();
    String folder = folder(header);
    if (SourcePath.of(header.source()).role() != SourcePath.Role.PAGE) {
      folder = outer(folder);
    }
    for (String at = folder; !at.isEmpty(); at = outer(at)) {
      boolean outermost = at.indexOf('/') == at.length() - 1;
      Optional.ofNullable(sections.get(key(header, at)))
          .or(() -> outermost ? list(header) : Optional.empty())
          .ifPresent(link -> links.add(0, link));
    }
    Site own = siteOf(header);
    links.add(0, own(own, own.title(), own.home()));
    return links;
  }

  /** Returns the list of the outermost folder of a source, if that list is published. */
  private Optional<PageLink> list(PostHeader header) {
    Site own = siteOf(header);
    String source = languages.local(header.source());
    String place = SiteLists.place(PathSegments.urlize(source.substring(0, source.indexOf('/'))));
    return place.isEmpty() ? Optional.empty() : lists.find(own.home() + place);
  }

  static PageLink own(Site site, String title, String path) {
    return new PageLink(title, path, site.language(), Languages.direction(site.language()));
  }

  private List<PageLink> lists(PostHeader header) {
    List<PageLink> lists = new ArrayList<>(breadcrumbs(header));
    lists.remove(0);
    Taxonomies taxonomies = taxonomies(header);
    for (Taxonomy taxonomy : site.makes("lists") ? taxonomies.all() : List.<Taxonomy>of()) {
      for (String term : Taxonomies.terms(header.metadata(), taxonomy)) {
        lists.add(own(siteOf(header), term, taxonomies.path(taxonomy, term)));
      }
    }
    return lists;
  }
}
