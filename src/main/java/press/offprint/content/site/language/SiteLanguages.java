package press.offprint.content.site.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Metadata;
import press.offprint.model.Site;
import press.offprint.model.navigation.LanguageSettings;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.navigation.SiteStructure;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The languages of a site, each with a home page, lists and feeds, and the translations of its
 * posts. The configuration names the languages; if it names none, they are the language of the site
 * and the languages that file names and folders of translations name. Immutable.
 */
public final class SiteLanguages {
  private final Site site;
  private final TranslationGroups groups;
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final List<String> tags;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> homes = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private SiteLanguages(Site site, Collection<TranslatedPost> posts) {
    this.site = site;
    this.groups = new TranslationGroups(posts);
    sites.put(site.language(), site);
    List<LanguageSettings> written = site.structure().languages();
    if (written.isEmpty()) {
      found().forEach(tag -> add(LanguageSettings.of(tag)));
    } else {
      written.forEach(this::add);
    }
    this.tags = List.copyOf(sites.keySet());
    posts.stream().filter(this::isHomeText).map(TranslatedPost::source).forEach(homes::add);
    problems.addAll(groups.problems());
    if (!written.isEmpty()) {
      unnamed(posts);
    }
  }

  /** Returns the languages of a site with these posts. */
  public static SiteLanguages of(Site site, Collection<TranslatedPost> posts) {
    return new SiteLanguages(site, posts);
  }

  private void add(LanguageSettings settings) {
    boolean main = settings.tag().equals(site.language());
    sites.put(settings.tag(), site.in(settings, main ? SiteStructure.ROOT : home(settings.tag())));
    if (!settings.name().isEmpty()) {
      names.put(settings.tag(), settings.name());
    }
  }

  private static String home(String tag) {
    return "/" + tag.toLowerCase(Locale.ROOT) + "/";
  }

  // The home page of a site whose own language nobody uses lists the posts of all languages.
  private Set<String> found() {
    Set<String> found = new TreeSet<>();
    boolean own = false;
    for (List<TranslatedPost> group : groups.all()) {
      if (!group.stream().allMatch(SiteLanguages::namesLanguage)) {
        continue;
      }
      boolean exact = group.stream().anyMatch(post -> post.language().equals(site.language()));
      for (TranslatedPost post : group) {
        String language = post.language();
        boolean same =
            exact ? language.equals(site.language()) : isSameMain(language, site.language());
        own |= same;
        if (!same && SourcePath.of(post.source()).language().equals(Optional.of(language))) {
          found.add(language);
        }
      }
    }
    return own ? found : Set.of();
  }

  // A field of one post, or the text of a list, makes no home page for the whole site.
  private static boolean namesLanguage(TranslatedPost post) {
    boolean list = SourcePath.of(post.source()).base().equals("_index");
    return TranslationKey.written(post.metadata()).isEmpty() && !list;
  }

  private boolean isHomeText(TranslatedPost post) {
    SourcePath path = SourcePath.of(post.source());
    return path.base().equals("_index")
        && ((path.folders().isEmpty() && path.suffix().isEmpty())
            || sites.values().stream().anyMatch(one -> one.home().equals(post.path())));
  }

  private void unnamed(Collection<TranslatedPost> posts) {
    Map<String, List<String>> sources = new TreeMap<>();
    posts.stream()
        .sorted(Comparator.comparing(TranslatedPost::source))
        .filter(post -> tags.stream().noneMatch(tag -> isSameMain(tag, post.language())))
        .forEach(
            post ->
                sources
                    .computeIfAbsent(post.language(), tag -> new ArrayList<>())
                    .add(post.source()));
    sources.forEach(
        (tag, those) ->
            problems.add(
                Problem.warning(
                    ProblemCode.TRANSLATION,
                    0,
                    those.get(0)
                        + ": The language "
                        + tag
                        + " of this post"
                        + (those.size() > 1 ? " and " + (those.size() - 1) + " more" : "")
                        + " is not among the languages of the site, so that its lists are those of "
                        + site.language()
                        + ".",
                    "Add " + tag + " to languages in offprint.yaml, or correct the language.")));
  }

  private static boolean isSameMain(String tag, String other) {
    return LanguageSettings.main(tag).equals(LanguageSettings.main(other));
  }

  /** Returns true if the site has lists in more than one language. */
  public boolean isMany() {
    return tags.size() > 1;
  }

  /** Returns the languages that have lists, that of the site first. */
  public List<String> tags() {
    return tags;
  }

  /** Returns the language whose lists hold a post. */
  public String of(Metadata metadata) {
    return of(metadata.language());
  }

  /** Returns the language whose lists hold the posts in any language. */
  public String of(String tag) {
    return isMany() ? LanguageSettings.nearest(tag, tags) : site.language();
  }

  /** Returns the settings of the pages in one of the {@link #tags}. */
  public Site site(String tag) {
    return sites.get(tag);
  }

  /** Returns the settings of the pages in the language of a post. */
  public Site siteOf(Metadata metadata) {
    return site(of(metadata));
  }

  /**
   * Returns the path of a source in its language: {@code posts/a.md} for {@code fr/posts/a.md} and
   * {@code fr-CA/posts/a.md} if the site has lists in French.
   */
  public String local(String source) {
    if (!isMany()) {
      return source;
    }
    int slash = source.indexOf('/');
    Optional<String> language =
        slash < 0 ? Optional.empty() : Languages.inFolder(source.substring(0, slash));
    return language.filter(tag -> isSameMain(tag, of(tag))).isPresent()
        ? source.substring(slash + 1)
        : source;
  }

  /** Returns true if a source is the text of a home page, which has no page besides. */
  public boolean isHome(String source) {
    return homes.contains(source);
  }

  /** Returns the home pages of all languages; empty if there is one language. */
  public List<PageLink> homes() {
    return isMany() ? tags.stream().map(tag -> link(tag, site(tag).home())).toList() : List.of();
  }

  /** Returns a post in all its languages, itself included; empty if it has one language. */
  public List<PageLink> translations(String source) {
    return inOrder(
        groups.of(source).stream().map(post -> link(post.language(), post.path())).toList());
  }

  /** Returns the sources of the translations of a post, without itself. */
  public List<TranslatedPost> others(String source) {
    return groups.of(source).stream()
        .sorted(order(TranslatedPost::language))
        .filter(post -> !post.source().equals(source))
        .toList();
  }

  /** Returns the translation of a post whose page is among those in one of the {@link #tags}. */
  public Optional<TranslatedPost> translation(String source, String tag) {
    return others(source).stream()
        .filter(post -> isSameMain(tag, post.language()) && of(post.metadata()).equals(tag))
        .findFirst();
  }

  /** Returns links in the order of the {@link #tags}, in which a switch shows them. */
  public List<PageLink> inOrder(Collection<PageLink> links) {
    return links.stream().sorted(order(PageLink::language)).toList();
  }

  private <T> Comparator<T> order(Function<T, String> language) {
    return Comparator.comparingInt((T one) -> place(language.apply(one))).thenComparing(language);
  }

  // That of the language whose lists hold the post; an exact tag precedes one with a region.
  private int place(String language) {
    String nearest = LanguageSettings.nearest(language, tags);
    if (!isSameMain(nearest, language)) {
      return 2 * tags.size();
    }
    return 2 * tags.indexOf(nearest) + (nearest.equals(language) ? 0 : 1);
  }

  /** Returns a link to a page, titled with the name of its language. */
  public PageLink link(String tag, String path) {
    return new PageLink(
        names.getOrDefault(tag, Languages.ownName(tag)), path, tag, Languages.direction(tag));
  }

  /**
   * Returns a warning for each post whose language or translation is wrong; each names its place.
   */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
