package press.offprint.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.model.bytes.Bytes;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogSnapshot;
import press.offprint.web.catalog.SearchIndexer;
import press.offprint.web.catalog.WordIndex;
import press.offprint.web.http.ResponseBody;

/**
 * What a browser takes along to seek in by itself: every card and its words, under a name that
 * changes with them. Large shelves have none; there, the server seeks.
 */
public final class BrowserIndex {
  /** Where it is served. */
  public static final String PREFIX = "/-/search/";

  private static final int MOST_POSTS = 1_000;

  /** As it is sent, made small: what a page with a few pictures takes. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int HASH = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SearchIndexer indexer;
  private final String form;
  private volatile Named named = new Named(0, "");
  private Made made = new Made("", Optional.empty());

  private record Named(long version, String name) {}

  private record Made(String name, Optional<ResponseBody> body) {}

  private record Post(
      String card,
      String title,
      List<String> tag,
      List<String> author,
      List<String> series,
      List<String> language,
      List<String> year,
      Long date,
      int words,
      long changed) {}

  private record Shape(List<Post> posts, String words, String places) {}

  /**
   * @param form names how the index and its cards are made; another way has another name
   */
  BrowserIndex(SearchIndexer indexer, String form) {
    this.indexer = indexer;
    this.form = form;
  }

  /** Where the index of a snapshot lies; empty where it has none. */
  String url(CatalogSnapshot snapshot) {
    int posts = snapshot.items().size();
    return posts == 0 || posts > MOST_POSTS ? "" : PREFIX + name(snapshot);
  }

  private String name(CatalogSnapshot snapshot) {
    Named known = named;
    if (known.version() != snapshot.version()) {
      Bytes all = Bytes.owning((form + snapshot.items()).getBytes(StandardCharsets.UTF_8));
      known = new Named(snapshot.version(), all.sha256().substring(0, HASH) + ".json");
      named = known;
    }
    return known.name();
  }

  /**
   * The index of that name. Empty where it is not this snapshot's, is too large, or its words are
   * not known yet. May take a while.
   */
  synchronized Optional<ResponseBody> find(
      String name, CatalogSnapshot snapshot, Function<CatalogItem, String> card) {
    if (url(snapshot).isEmpty() || !name.equals(name(snapshot))) {
      return Optional.empty();
    }
    if (!made.name().equals(name)) {
      Optional<WordIndex> words = indexer.words(snapshot);
      if (words.isEmpty()) {
        return Optional.empty();
      }
      ResponseBody body = body(snapshot, words.get(), card);
      boolean small = body.gzip().orElse(body.plain()).length() <= MOST_BYTES;
      made = new Made(name, small ? Optional.of(body) : Optional.empty());
    }
    return made.body();
  }

  private static ResponseBody body(
      CatalogSnapshot snapshot, WordIndex words, Function<CatalogItem, String> card) {
    List<Post> posts = new ArrayList<>(snapshot.items().size());
    for (CatalogItem item : snapshot.items()) {
      posts.add(
          new Post(
              card.apply(item),
              item.title(),
              item.tags(),
              item.authors(),
              item.series(),
              List.of(item.language()),
              List.of(item.year()),
              item.date().map(d -> d.toInstant().toEpochMilli()).orElse(null),
              item.words(),
              item.modified()));
    }
    try {
      Shape shape = new Shape(posts, words.words(), words.places());
      return ResponseBody.of("application/json", JSON.writeValueAsBytes(shape));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
