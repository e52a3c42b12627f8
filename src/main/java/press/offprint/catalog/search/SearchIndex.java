package press.offprint.catalog.search;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
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
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    Connection connection = config.createConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Returns the version of each post in the index, by source. */
  public synchronized Map<String, String> versions() {
    Map<String, String> versions = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT source, made FROM post")) {
      while (row.next()) {
        versions.put(row.getString(1), row.getString(2));
      }
      return versions;
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Returns the text of each post in the index, by source. */
  public synchronized Map<String, Text> texts() {
    Map<String, Text> texts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT source, made, title, about, body FROM post")) {
      while (row.next()) {
        Text text =
            new Text(
                row.getString(1),
                row.getString(2),
                SearchTokenizer.joined(row.getString(3)),
                SearchTokenizer.joined(row.getString(4)),
                SearchTokenizer.joined(row.getString(5)));
        texts.put(text.source(), text);
      }
      return texts;
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Removes posts, and adds or replaces texts. */
  public synchronized void update(Collection<String> removed, Collection<Text> texts) {
    try (PreparedStatement remove =
            connection.prepareStatement("DELETE FROM post WHERE source = ?");
        PreparedStatement add =
            connection.prepareStatement(
                "INSERT INTO post (source, made, title, about, body) VALUES (?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (String source : removed) {
        remove.setString(1, source);
        remove.executeUpdate();
      }
      for (Text text : texts) {
        remove.setString(1, text.source());
        remove.executeUpdate();
        add.setString(1, text.source());
        add.setString(2, text.version());
        add.setString(3, SearchTokenizer.spaced(text.title()));
        add.setString(4, SearchTokenizer.spaced(text.about()));
        add.setString(5, SearchTokenizer.spaced(text.body()));
        add.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /**
   * Returns the posts that have every word of {@code words}, or a word with it as prefix, the best
   * first.
   */
  public synchronized List<Hit> search(String words) {
    List<Hit> hits = new ArrayList<>();
    String query = SearchTokenizer.query(words);
    if (query.isEmpty()) {
      return hits;
    }
    try (PreparedStatement search = connection.prepareStatement(SEARCH)) {
      search.setString(1, query);
      try (ResultSet row = search.executeQuery()) {
        while (row.next()) {
          hits.add(new Hit(row.getString(1), row.getDouble(2)));
        }
      }
      return hits;
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /**
   * Returns the text around the matches in some posts, by source. U+0001 and U+0002 enclose each
   * match.
   */
  public synchronized Map<String, String> snippets(String words, List<String> sources) {
    Map<String, String> snippets = new HashMap<>();
    String parameters = String.join(",", Collections.nCopies(sources.size(), "?"));
    try (PreparedStatement find = connection.prepareStatement(SNIPPETS + parameters + ")")) {
      find.setString(1, SearchTokenizer.query(words));
      for (int i = 0; i < sources.size(); i++) {
        find.setString(i + 2, sources.get(i));
      }
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          snippets.put(row.getString(1), SearchTokenizer.joined(row.getString(2)));
        }
      }
      return snippets;
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }
}
