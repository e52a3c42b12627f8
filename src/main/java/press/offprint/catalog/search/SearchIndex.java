package press.offprint.catalog.search;

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
 * Finds posts by their words: SQLite's FTS5 in a file of its own, which can be made again at any
 * time. Safe for many threads.
 */
public final class SearchIndex implements AutoCloseable {
  private static final int MOST_HITS = 10_000;
  private static final String SCHEMA =
      "CREATE VIRTUAL TABLE IF NOT EXISTS post USING fts5(source UNINDEXED, made UNINDEXED,"
          + " title, about, body, prefix='2 3', tokenize=\"unicode61 remove_diacritics 2\")";
  // Title before keywords before text; the snippet comes from the text.
  private static final String SEARCH =
      "SELECT source, bm25(post, 0, 0, 12.0, 5.0, 1.0) AS rank"
          + " FROM post WHERE post MATCH ? ORDER BY rank LIMIT "
          + MOST_HITS;
  // Asked for the few that are shown alone: making a snippet means reading the whole text.
  private static final String SNIPPETS =
      "SELECT source, snippet(post, 4, char(1), char(2), '…', 22)"
          + " FROM post WHERE post MATCH ? AND source IN (";

  private final Connection connection;

  private SearchIndex(Connection connection) {
    this.connection = connection;
  }

  /**
   * A post as it can be found.
   *
   * @param made changes whenever the rest may have changed
   * @param about authors, tags, description
   */
  public record Text(String source, String made, String title, String about, String body) {}

  /**
   * A post that was found.
   *
   * @param rank smaller is better
   */
  public record Hit(String source, double rank) {}

  /** Opens or makes the index in {@code folder}; one that cannot be read is made anew. */
  public static SearchIndex open(Path folder) {
    try {
      return new SearchIndex(connect("jdbc:sqlite:" + folder.resolve("search.db")));
    } catch (SQLException e) {
      return inMemory();
    }
  }

  /** An index that lives as long as the process, for a folder that cannot hold one. */
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

  /** For each source in the index, the {@code made} that it was put in with. */
  public synchronized Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT source, made FROM post")) {
      while (row.next()) {
        known.put(row.getString(1), row.getString(2));
      }
      return known;
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** All that is in the index, by source. */
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

  /** Takes out {@code gone} and puts {@code texts} in, each in place of an older one. */
  public synchronized void update(Collection<String> gone, Collection<Text> texts) {
    try (PreparedStatement remove =
            connection.prepareStatement("DELETE FROM post WHERE source = ?");
        PreparedStatement add =
            connection.prepareStatement(
                "INSERT INTO post (source, made, title, about, body) VALUES (?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (String source : gone) {
        remove.setString(1, source);
        remove.executeUpdate();
      }
      for (Text text : texts) {
        remove.setString(1, text.source());
        remove.executeUpdate();
        add.setString(1, text.source());
        add.setString(2, text.made());
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

  /** All posts that hold every word of {@code words}, or a word that begins so; best first. */
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
   * Where the words stand in the texts of some posts, by source; each word that was sought between
   * U+0001 and U+0002.
   */
  public synchronized Map<String, String> snippets(String words, List<String> sources) {
    Map<String, String> snippets = new HashMap<>();
    String places = String.join(",", Collections.nCopies(sources.size(), "?"));
    try (PreparedStatement find = connection.prepareStatement(SNIPPETS + places + ")")) {
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
