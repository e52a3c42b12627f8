package press.offprint.web.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import press.offprint.catalog.search.SearchIndex;
import press.offprint.model.RenditionInfo;

/** Keeps the search index in step with the shelf: a post's text is that of its page. */
public final class SearchIndexer {
  private static final int BATCH = 64;

  private final SearchIndex index;
  private final Path output;
  private final Map<String, String> known;

  public SearchIndexer(SearchIndex index, Path output) {
    this.index = index;
    this.output = output;
    this.known = new HashMap<>(index.known());
  }

  /** Puts in what is new or changed, and takes out what is gone. May take a while. */
  public synchronized void update(CatalogSnapshot snapshot) {
    Set<String> gone = new HashSet<>(known.keySet());
    List<SearchIndex.Text> texts = new ArrayList<>();
    for (CatalogItem item : snapshot.items()) {
      gone.remove(item.source());
      String made = made(item);
      if (!made.equals(known.get(item.source()))) {
        texts.add(text(item, made));
        known.put(item.source(), made);
      }
      if (texts.size() >= BATCH) {
        index.update(List.of(), texts);
        texts.clear();
      }
    }
    gone.forEach(known::remove);
    index.update(gone, texts);
  }

  /**
   * The words of every item of a snapshot, in its order; empty while the index is not in step with
   * that snapshot.
   */
  public synchronized Optional<WordIndex> words(CatalogSnapshot snapshot) {
    Map<String, SearchIndex.Text> texts = index.texts();
    WordIndex words = new WordIndex();
    for (CatalogItem item : snapshot.items()) {
      SearchIndex.Text text = texts.get(item.source());
      if (text == null || !text.made().equals(made(item))) {
        return Optional.empty();
      }
      words.add(text.title(), text.about(), text.body());
    }
    return Optional.of(words);
  }

  private static String made(CatalogItem item) {
    return item.download("html").map(RenditionInfo::sha256).orElse(item.title() + item.tags());
  }

  private SearchIndex.Text text(CatalogItem item, String made) {
    String about =
        String.join(" ", item.authors())
            + " "
            + String.join(" ", item.tags())
            + " "
            + String.join(" ", item.series())
            + " "
            + item.description();
    return new SearchIndex.Text(
        item.source(), made, item.title(), about, item.download("html").map(this::body).orElse(""));
  }

  private String body(RenditionInfo page) {
    try {
      Document document = Jsoup.parse(output.resolve(page.path()).toFile(), "UTF-8");
      return Optional.<Element>ofNullable(document.selectFirst("[itemprop=articleBody]"))
          .or(() -> Optional.ofNullable(document.selectFirst("main")))
          .orElse(document.body())
          .text();
    } catch (IOException e) {
      // Withdrawn since the snapshot was taken: it goes from the index with the next one.
      return "";
    }
  }
}
