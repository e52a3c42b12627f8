package press.offprint.pipeline.search;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.search.PostWordStore;
import press.offprint.catalog.search.PostWordStore.PostWords;
import press.offprint.model.Article;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.RenditionInfo;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.navigation.LanguageSettings;
import press.offprint.model.navigation.PageLink;
import press.offprint.pipeline.exec.Lazy;

/**
 * Makes the search index of the site, which needs no server. The words of a post are those of its
 * published page; they are kept in the state folder, so that only changed posts are read again. In
 * routes this bean is {@code search}.
 */
public final class SiteSearch implements AutoCloseable {
  private static final String EDITION = "search";
  private static final String FOLDER = "search/";
  private static final String ROOT = "/";
  private static final String JAVASCRIPT = "text/javascript";
  private static final int LONGEST_DESCRIPTION = 240;

  private final Path output;
  private final Lazy<PostWordStore> store;

  public SiteSearch(Path output, Path state) {
    this.output = output;
    this.store = new Lazy<>(() -> PostWordStore.open(state));
  }

  /**
   * Returns {@code search/start.js} with the pieces of the index as companions. A site of several
   * languages has one index for each.
   */
  public Rendition index(Publication whole) {
    Map<String, PostWords> known = store.get().all();
    Set<String> absent = new HashSet<>(known.keySet());
    List<PostWords> changed = new ArrayList<>();
    Map<String, Index> indexes = new LinkedHashMap<>();
    homes(whole).forEach(home -> indexes.put(home.path(), new Index()));
    List<Article> articles = whole.articles();
    // A new post is the last text, so the positions of the others stay.
    for (int i = articles.size() - 1; i >= 0; i--) {
      Article article = articles.get(i);
      Optional<RenditionInfo> page =
          article.downloads().stream().filter(d -> d.edition().equals("html")).findFirst();
      if (page.isEmpty()) {
        continue;
      }
      absent.remove(article.source());
      Path file = output.resolve(page.get().path());
      // The publication of the site has no hash of a page, because adjacent posts change it.
      String version = SearchWords.VERSION + " " + SearchablePage.stamp(file);
      PostWords words = known.get(article.source());
      if (words == null || !words.version().equals(version)) {
        words = words(article, version, SearchablePage.of(file));
        changed.add(words);
      }
      String home = home(article, whole);
      indexes.get(home).add(words, facts(article, home));
    }
    if (!absent.isEmpty() || !changed.isEmpty()) {
      store.get().update(absent, changed);
    }
    return rendition(indexes);
  }

  /** The words and the facts of the posts in one language. */
  private static final class Index {
    private final WordIndex words = new WordIndex();
    private final List<List<String>> posts = new ArrayList<>();

    void add(PostWords post, List<String> facts) {
      words.add(List.of(post.title(), post.about(), post.body()));
      posts.add(facts);
    }

    Map<String, Bytes> files() {
      return SearchFiles.of(posts, words);
    }
  }

  private static List<PageLink> homes(Publication whole) {
    List<PageLink> homes = whole.surroundings().homes();
    return homes.isEmpty()
        ? List.of(new PageLink(whole.title(), ROOT, whole.site().language(), ""))
        : homes;
  }

  private static String home(Article article, Publication whole) {
    List<PageLink> homes = homes(whole);
    List<String> tags = homes.stream().map(PageLink::language).toList();
    String tag = LanguageSettings.nearest(article.metadata().language(), tags);
    return homes.get(tags.indexOf(tag)).path();
  }

  private static PostWords words(Article article, String version, String text) {
    Metadata metadata = article.metadata();
    List<String> about = new ArrayList<>(metadata.authors());
    about.addAll(metadata.tags());
    about.addAll(metadata.categories());
    about.addAll(metadata.series());
    about.add(metadata.description());
    Set<String> inTitle = SearchWords.of(metadata.title());
    Set<String> inAbout = new LinkedHashSet<>(SearchWords.of(String.join(" ", about)));
    inAbout.removeAll(inTitle);
    Set<String> inBody = new LinkedHashSet<>(SearchWords.of(text));
    inBody.removeAll(inTitle);
    inBody.removeAll(inAbout);
    return new PostWords(article.source(), version, inTitle, inAbout, inBody);
  }

  private static List<String> facts(Article article, String home) {
    Metadata metadata = article.metadata();
    String about = metadata.description().isBlank() ? metadata.summary() : metadata.description();
    return List.of(
        metadata.title(),
        below(home, article.path()),
        metadata.dates().date().map(SiteSearch::day).orElse(""),
        metadata.language(),
        cut(about.strip()));
  }

  // The script resolves the path against the home page of the language.
  private static String below(String home, String path) {
    return path.startsWith(home) ? path.substring(home.length()) : ".." + path;
  }

  private static String day(OffsetDateTime date) {
    return date.format(DateTimeFormatter.ISO_LOCAL_DATE);
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST_DESCRIPTION)).stripTrailing() + "…";
  }

  private static Rendition rendition(Map<String, Index> indexes) {
    List<Rendition> all = new ArrayList<>();
    indexes.forEach(
        (home, index) ->
            index
                .files()
                .forEach(
                    (name, content) ->
                        all.add(
                            Rendition.of(
                                EDITION, home.substring(1) + FOLDER + name, JAVASCRIPT, content))));
    Rendition start = all.remove(0);
    return new Rendition(
        start.edition(), start.path(), start.mediaType(), start.content(), List.of(), all);
  }

  @Override
  public void close() {
    if (store.isMade()) {
      store.get().close();
    }
  }
}
