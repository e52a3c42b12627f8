package press.offprint.catalog.history;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/**
 * The publishing history for the dashboard: finished posts and their renditions, with times and
 * sizes. It is in the file {@code history.db}, which can be deleted at any time. Thread-safe.
 */
public final class PublishHistory implements AutoCloseable {
  /** The most rows of a table. Older rows are deleted when the file is opened. */
  static final int LIMIT = 200_000;

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS ended (at INTEGER NOT NULL, source TEXT NOT NULL,"
              + " status TEXT NOT NULL, reason TEXT NOT NULL, millis INTEGER NOT NULL,"
              + " lead INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS made (at INTEGER NOT NULL, source TEXT NOT NULL,"
              + " edition TEXT NOT NULL, bytes INTEGER NOT NULL, pages INTEGER NOT NULL,"
              + " millis INTEGER NOT NULL)",
          "CREATE INDEX IF NOT EXISTS ended_at ON ended (at)",
          "CREATE INDEX IF NOT EXISTS made_at ON made (at)",
          "CREATE INDEX IF NOT EXISTS made_source ON made (source, edition, at)");

  @GuardedBy("this")
  private final Connection connection;

  private PublishHistory(Connection connection) {
    this.connection = connection;
  }

  /**
   * A post that was published, rejected or withdrawn.
   *
   * @param at in milliseconds since 1970
   * @param status the label of the receipt's status
   * @param reason the code of the problem that rejected the post, else empty
   * @param millis the time of work on the post
   * @param lead milliseconds from the change of the post to its publishing, -1 if unknown
   */
  public record Ended(
      long at, String source, String status, String reason, long millis, long lead) {}

  /**
   * A finished rendition.
   *
   * @param pages the number of pages of a PDF, 0 for any other file
   * @param millis the time of work on the rendition
   */
  public record Made(long at, String source, String edition, long bytes, int pages, long millis) {}

  /**
   * Opens or creates the history in {@code folder}. If the file cannot be used, it is in memory.
   */
  public static PublishHistory open(Path folder) {
    try {
      return new PublishHistory(connect("jdbc:sqlite:" + folder.resolve("history.db")));
    } catch (SQLException e) {
      return inMemory();
    }
  }

  /** Returns a history in memory. */
  public static PublishHistory inMemory() {
    try {
      return new PublishHistory(connect("jdbc:sqlite::memory:"));
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  private static Connection connect(String url) throws SQLException {
    List<String> statements = new ArrayList<>(SCHEMA);
    for (String table : List.of("ended", "made")) {
      statements.add(
          "DELETE FROM "
              + table
              + " WHERE rowid <= (SELECT max(rowid) FROM "
              + table
              + ") - "
              + LIMIT);
    }
    Connection connection = Sql.open(url, statements);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Adds posts and renditions in one transaction. */
  public synchronized void add(Collection<Ended> ended, Collection<Made> made) {
    try {
      Sql.updateAll(
          connection,
          "INSERT INTO ended (at, source, status, reason, millis, lead) VALUES (?, ?, ?, ?, ?, ?)",
          ended.stream()
              .map(
                  e ->
                      new Object[] {
                        e.at(), e.source(), e.status(), e.reason(), e.millis(), e.lead()
                      })
              .toList());
      Sql.updateAll(
          connection,
          "INSERT INTO made (at, source, edition, bytes, pages, millis) VALUES (?, ?, ?, ?, ?, ?)",
          made.stream()
              .map(
                  m ->
                      new Object[] {
                        m.at(), m.source(), m.edition(), m.bytes(), m.pages(), m.millis()
                      })
              .toList());
      connection.commit();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Returns the last {@code limit} posts since a time, the oldest first. */
  public List<Ended> ended(long since, int limit) {
    return last(
        "SELECT at, source, status, reason, millis, lead FROM ended",
        row ->
            new Ended(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6)),
        since,
        limit);
  }

  /** Returns the last {@code limit} renditions since a time, the oldest first. */
  public List<Made> made(long since, int limit) {
    return last(
        "SELECT at, source, edition, bytes, pages, millis FROM made",
        row ->
            new Made(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getInt(5),
                row.getLong(6)),
        since,
        limit);
  }

  private synchronized <T> List<T> last(
      String select, Sql.Reader<T> reader, long since, int limit) {
    try {
      List<T> rows =
          Sql.query(
              connection,
              select + " WHERE at >= ? ORDER BY at DESC, rowid DESC LIMIT ?",
              reader,
              since,
              limit);
      Collections.reverse(rows);
      return rows;
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
