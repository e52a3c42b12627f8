package press.offprint.web.page;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.search.WordIndex;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogSnapshot;
import press.offprint.web.catalog.SearchIndexer;
import press.offprint.web.http.ResponseBody;

/**
 * The search index for browsers: every card and the words of every post, in a file whose name
 * changes with its content. A large catalog has none; the server searches then. Thread-safe.
 */
public final class BrowserIndex {
  /** The path prefix of the index. */
  public static final String PREFIX = ServerAddresses.PREFIX + "search/";

  private static final int MOST_POSTS = 1_000;

  /** The largest index in bytes after gzip, as much as a page with a few images. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int HASH = 32;

  private final SearchIndexer indexer;
  private final String format;
  private volatile Named named = new Named(0, "");

  @GuardedBy("this")
  private String bodyName = "";

  @GuardedBy("this")
  private ResponseBody body;

  private record Named(long version, String name) {}

  /**
   * @param format identifies the format of the index and its cards; another format gets another
   *     name
   */
  BrowserIndex(SearchIndexer indexer, String format) {
    this.indexer = indexer;
    this.format = format;
  }

  /** Returns the URL of the index of a snapshot, empty if it has none. */
  String url(CatalogSnapshot snapshot) {
    int posts = snapshot.items().size();
    return posts == 0 || posts > MOST_POSTS ? "" : PREFIX + name(snapshot);
  }

  private String name(CatalogSnapshot snapshot) {
    Named known = named;
    if (known.version() != snapshot.version()) {
      Bytes all = Bytes.utf8(format + snapshot.items());
      known = new Named(snapshot.version(), all.sha256().substring(0, HASH) + ".json");
      named = known;
    }
    return known.name();
  }

  /**
   * Returns the index of a name. Returns empty if that is another snapshot's, if the index is too
   * large, or if the words are not indexed yet.
   */
  synchronized Optional<ResponseBody> find(
      String name, CatalogSnapshot snapshot, Function<CatalogItem, String> card) {
    if (url(snapshot).isEmpty() || !name.equals(name(snapshot))) {
      return Optional.empty();
    }
    if (!bodyName.equals(name)) {
      Optional<WordIndex> words = indexer.words(snapshot);
      if (words.isEmpty()) {
        return Optional.empty();
      }
      ResponseBody made = body(snapshot, words.get(), card);
      boolean isSmall = made.gzip().orElse(made.plain()).length() <= MOST_BYTES;
      bodyName = name;
      body = isSmall ? made : null;
    }
    return Optional.ofNullable(body);
  }

  private static ResponseBody body(
      CatalogSnapshot snapshot, WordIndex words, Function<CatalogItem, String> card) {
    JsonObject json =
        new JsonObject()
            .put("posts", snapshot.items().stream().map(item -> post(item, card)).toList())
            .put("words", String.join("\n", words.words()))
            .put(
                "places",
                words.words().stream().map(words::places).collect(Collectors.joining("\n")));
    return ResponseBody.of("application/json", json.toString());
  }

  private static JsonObject post(CatalogItem item, Function<CatalogItem, String> card) {
    return new JsonObject()
        .put("card", card.apply(item))
        .put("title", item.title())
        .put("tag", item.tags())
        .put("author", item.authors())
        .put("series", item.series())
        .put("language", List.of(item.language()))
        .put("year", List.of(item.year()))
        .put("date", item.date().map(date -> date.toInstant().toEpochMilli()).orElse(null))
        .put("words", item.words())
        .put("changed", item.modified());
  }
}
