package press.offprint.web.catalog;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.search.SearchIndex;
import press.offprint.model.RenditionInfo;
import press.offprint.pipeline.search.SearchWords;
import press.offprint.pipeline.search.SearchablePage;
import press.offprint.pipeline.search.WordIndex;

/** Updates the search index from snapshots. The text of a post is that of its page. */
public final class SearchIndexer {
  private static final int BATCH = 64;

  private final SearchIndex index;
  private final Path output;

  @GuardedBy("this")
  private final Map<String, String> known;

  public SearchIndexer(SearchIndex index, Path output) {
    this.index = index;
    this.output = output;
    this.known = new HashMap<>(index.versions());
  }

  /** Adds new and changed posts to the index, and removes the posts that are not published. */
  public synchronized void update(CatalogSnapshot snapshot) {
    Set<String> removed = new HashSet<>(known.keySet());
    List<SearchIndex.Text> texts = new ArrayList<>();
    for (CatalogItem item : snapshot.items()) {
      removed.remove(item.source());
      String version = version(item);
      if (!version.equals(known.get(item.source()))) {
        texts.add(text(item, version));
        known.put(item.source(), version);
      }
      if (texts.size() >= BATCH) {
        index.update(List.of(), texts);
        texts.clear();
      }
    }
    removed.forEach(known::remove);
    index.update(removed, texts);
  }

  /**
   * Returns the words of every post of a snapshot, in its order, or empty if the index is not
   * updated to that snapshot yet.
   */
  public synchronized Optional<WordIndex> words(CatalogSnapshot snapshot) {
    Map<String, SearchIndex.Text> texts = index.texts();
    WordIndex words = new WordIndex();
    for (CatalogItem item : snapshot.items()) {
      SearchIndex.Text text = texts.get(item.source());
      if (text == null || !text.version().equals(version(item))) {
        return Optional.empty();
      }
      words.add(
          List.of(
              SearchWords.of(text.title()),
              SearchWords.of(text.about()),
              SearchWords.of(text.body())));
    }
    return Optional.of(words);
  }

  private static String version(CatalogItem item) {
    return item.download("html").map(RenditionInfo::sha256).orElse(item.title() + item.tags());
  }

  private SearchIndex.Text text(CatalogItem item, String version) {
    String about =
        String.join(" ", item.authors())
            + " "
            + String.join(" ", item.tags())
            + " "
            + String.join(" ", item.series())
            + " "
            + item.description();
    return new SearchIndex.Text(
        item.source(),
        version,
        item.title(),
        about,
        item.download("html")
            .map(page -> SearchablePage.of(output.resolve(page.path())))
            .orElse(""));
  }
}
