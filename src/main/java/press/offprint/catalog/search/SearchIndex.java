package press.offprint.catalog.search;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/**
 * The full-text index of posts: SQLite FTS5 in the file {@code search.db}, which can be deleted at
 * any time. Thread-safe.
 */
public final class SearchIndex implements AutoCloseable {
  private static final int MOST_HITS = 10_000;
  private static final String SCHEMA =
      "CREATE VIRTUAL TABLE IF NOT EXISTS post USING fts5(source UNINDEXED, made UNINDEXED,"
          + " title, about, body, prefix='2 3', tokenize=\"unicode61 remove_diacritics 2\")";
  // A match in the title ranks before one in the keywords, and that before one in the text.
  private static final String SEARCH =
      "SELECT source, bm25(post, 0, 0, 12.0, 5.0, 1.0) AS rank"
          + " FROM post WHERE post MATCH ? ORDER BY rank LIMIT "
          + MOST_HITS;
  // A snippet is made only for the posts of a page, because it needs the whole text.
  private static final String SNIPPETS =
      "SELECT source, snippet(post, 4, char(1), char(2), '…', 22)"
          + " FROM post WHERE post MATCH ? AND source IN (";

  @GuardedBy("this")
  private final Connection connection;

  private SearchIndex(Connection connection) {
    this.connection = connection;
  }

  /**
   * The text of a post.
   *
   * @param version another one for each version of the post
   * @param about the authors, tags, series and description
   */
  public record Text(String source, String version, String title, String about, String body) {}

  /**
   * A search result.
   *
   * @param rank a smaller rank is better
   */
  public record Hit(String source, double rank) {}

  /** Opens or creates the index in {@code folder}. If the file cannot be used, it is in memory. */
  public static SearchIndex open(Path folder) {
    try {
      return new SearchIndex(connect("jdbc:sqlite:" + folder.resolve("search.db")));
    } catch (SQLException e) {
      return inMemory();
    }
  }

  /** Returns an index in memory. */
  public static SearchIndex inMemory() {
    try {
      return new SearchIndex(connect("jdbc:sqlite::memory:"));
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  private static Connection connect(String url) throws SQLException {
    return Sql.open(url, List.of(SCHEMA));
  }

  /** Returns the version of each post in the index, by source. */
  public Map<String, String> versions() {
    return texts("SELECT source, made, '', '', '' FROM post").stream()
        .collect(Collectors.toMap(Text::source, Text::version));
  }

  /** Returns the text of each post in the index, by source. */
  public Map<String, Text> texts() {
    return texts("SELECT source, made, title, about, body FROM post").stream()
        .collect(Collectors.toMap(Text::source, text -> text));
  }

  private List<Text> texts(String select) {
    return query(
        select,
        row ->
            new Text(
                row.getString(1),
                row.getString(2),
                SearchTokenizer.joined(row.getString(3)),
                SearchTokenizer.joined(row.getString(4)),
                SearchTokenizer.joined(row.getString(5))));
  }

  private synchronized <T> List<T> query(String sql, Sql.Reader<T> reader, Object... parameters) {
    return Sql.read(connection, sql, reader, parameters);
  }

  /** Removes posts, and adds or replaces texts. */
  public synchronized void update(Collection<String> removed, Collection<Text> texts) {
    Sql.transaction(
        connection,
        database -> {
          Sql.updateAll(
              database,
              "DELETE FROM post WHERE source = ?",
              Stream.concat(removed.stream(), texts.stream().map(Text::source))
                  .map(source -> new Object[] {source})
                  .toList());
          Sql.updateAll(
              database,
              "INSERT INTO post (source, made, title, about, body) VALUES (?, ?, ?, ?, ?)",
              texts.stream().map(SearchIndex::row).toList());
          return true;
        });
  }

  private static Object[] row(Text text) {
    return new Object[] {
      text.source(),
      text.version(),
      SearchTokenizer.spaced(text.title()),
      SearchTokenizer.spaced(text.about()),
      SearchTokenizer.spaced(text.body())
    };
  }

  /**
   * Returns the posts that have every word of {@code words}, or a word with it as prefix, the best
   * first.
   */
  public List<Hit> search(String words) {
    String match = SearchTokenizer.query(words);
    return match.isEmpty()
        ? List.of()
        : query(SEARCH, row -> new Hit(row.getString(1), row.getDouble(2)), match);
  }

  /**
   * Returns the text around the matches in some posts, by source. U+0001 and U+0002 enclose each
   * match.
   */
  public Map<String, String> snippets(String words, List<String> sources) {
    String sql = SNIPPETS + String.join(",", Collections.nCopies(sources.size(), "?")) + ")";
    List<Object> parameters = new ArrayList<>(sources);
    parameters.add(0, SearchTokenizer.query(words));
    Map<String, String> snippets = new HashMap<>();
    query(sql, row -> List.of(row.getString(1), row.getString(2)), parameters.toArray())
        .forEach(row -> snippets.put(row.get(0), SearchTokenizer.joined(row.get(1))));
    return snippets;
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
