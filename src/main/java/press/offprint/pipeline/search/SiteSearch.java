package press.offprint.pipeline.search;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
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
import press.offprint.pipeline.exec.Lazy;

/**
 * Makes the search index of the site, which needs no server. The words of a post are those of its
 * published page; they are kept in the state folder, so that only changed posts are read again. In
 * routes this bean is {@code search}.
 */
public final class SiteSearch implements AutoCloseable {
  private static final String EDITION = "search";
  private static final String FOLDER = "search/";
  private static final String JAVASCRIPT = "text/javascript";
  private static final int LONGEST_DESCRIPTION = 240;

  private final Path output;
  private final Lazy<PostWordStore> store;

  public SiteSearch(Path output, Path state) {
    this.output = output;
    this.store = new Lazy<>(() -> PostWordStore.open(state));
  }

  /** Returns {@code search/start.js} with the pieces of the index as companions. */
  public Rendition index(Publication whole) {
    Map<String, PostWords> known = store.get().all();
    Set<String> absent = new HashSet<>(known.keySet());
    List<PostWords> changed = new ArrayList<>();
    List<List<String>> posts = new ArrayList<>();
    WordIndex index = new WordIndex();
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
      index.add(List.of(words.title(), words.about(), words.body()));
      posts.add(facts(article));
    }
    if (!absent.isEmpty() || !changed.isEmpty()) {
      store.get().update(absent, changed);
    }
    return rendition(SearchFiles.of(posts, index));
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

  private static List<String> facts(Article article) {
    Metadata metadata = article.metadata();
    String about = metadata.description().isBlank() ? metadata.summary() : metadata.description();
    return List.of(
        metadata.title(),
        article.path().substring(1),
        metadata.dates().date().map(SiteSearch::day).orElse(""),
        metadata.language(),
        cut(about.strip()));
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

  private static Rendition rendition(Map<String, Bytes> files) {
    List<Rendition> all = new ArrayList<>();
    files.forEach(
        (name, content) -> all.add(Rendition.of(EDITION, FOLDER + name, JAVASCRIPT, content)));
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
