package press.offprint.catalog.history;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.table.DamagedFile;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/**
 * The publishing history: runs with their finished posts and renditions, with times and sizes. It
 * is in the file {@code history.db}, which can be deleted at any time. Thread-safe.
 */
public final class PublishHistory implements AutoCloseable {
  /** The most rows of a table. Older rows are deleted when the file is opened. */
  static final int LIMIT = 200_000;

  private static final Logger LOG = System.getLogger(PublishHistory.class.getName());
  private static final String NOT_KEPT =
      "The history {0} cannot be used, so runs are not recorded, and odd runs are not found: {1}";
  private static final String FILE = "history.db";
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " at INTEGER NOT NULL, ended INTEGER NOT NULL, asker TEXT NOT NULL,"
              + " exit INTEGER NOT NULL, published INTEGER NOT NULL, unchanged INTEGER NOT NULL,"
              + " rejected INTEGER NOT NULL, withdrawn INTEGER NOT NULL, files INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS ended (at INTEGER NOT NULL, source TEXT NOT NULL,"
              + " status TEXT NOT NULL, reason TEXT NOT NULL, millis INTEGER NOT NULL,"
              + " lead INTEGER NOT NULL, run INTEGER NOT NULL DEFAULT 0)",
          "CREATE TABLE IF NOT EXISTS made (at INTEGER NOT NULL, source TEXT NOT NULL,"
              + " edition TEXT NOT NULL, bytes INTEGER NOT NULL, pages INTEGER NOT NULL,"
              + " millis INTEGER NOT NULL, run INTEGER NOT NULL DEFAULT 0)");
  private static final List<String> INDEXES =
      List.of(
          "CREATE INDEX IF NOT EXISTS ended_at ON ended (at)",
          "CREATE INDEX IF NOT EXISTS ended_source ON ended (source, at)",
          "CREATE INDEX IF NOT EXISTS made_at ON made (at)",
          "CREATE INDEX IF NOT EXISTS made_source ON made (source, edition, at)");

  @GuardedBy("this")
  private final Connection connection;

  private PublishHistory(Connection connection) {
    this.connection = connection;
  }

  /**
   * A run that changed something.
   *
   * @param at its begin, in milliseconds since 1970
   * @param endedAt 0 if it did not end: it is under way, or its process was killed
   * @param asker who asked for it: {@code command}, {@code watch}, {@code API} or a route
   * @param exit the exit code
   */
  public record Run(long id, long at, long endedAt, String asker, int exit, Counts counts) {}

  /**
   * The results of a run.
   *
   * @param files the number of files of the whole site that were made
   */
  public record Counts(int published, int unchanged, int rejected, int withdrawn, int files) {}

  /**
   * A post that was published, rejected or withdrawn.
   *
   * @param run the number of the run, 0 before it has one and for runs of earlier versions
   * @param at in milliseconds since 1970
   * @param status the label of the receipt's status
   * @param reason the code of the problem that rejected the post, else empty
   * @param millis the time of work on the post
   * @param lead milliseconds from the change of the post to its publishing, -1 if unknown
   */
  public record Ended(
      long run, long at, String source, String status, String reason, long millis, long lead) {}

  /**
   * A finished rendition.
   *
   * @param run the number of the run, 0 before it has one and for runs of earlier versions
   * @param pages the number of pages of a PDF, 0 for any other file
   * @param millis the time of work on the rendition
   */
  public record Made(
      long run, long at, String source, String edition, long bytes, int pages, long millis) {}

  /**
   * Opens or creates the history in {@code folder}. A damaged file is renamed to {@code
   * history.db.broken} and replaced by a new one. If the file cannot be used, the history is in
   * memory. A warning in the log reports both, because odd runs are unknown without a history.
   */
  public static PublishHistory open(Path folder) {
    Path file = folder.resolve(FILE);
    String url = "jdbc:sqlite:" + file;
    try {
      try {
        return new PublishHistory(connect(url));
      } catch (SQLException e) {
        if (!SqliteErrors.isDamage(e)) {
          throw e;
        }
        DamagedFile.setAside(file);
        LOG.log(
            Level.WARNING,
            "The history {0} was damaged and is {0}.broken now. A new history begins, so that odd"
                + " runs are found again after ten runs.",
            file);
        return new PublishHistory(connect(url));
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, NOT_KEPT, file, SqliteErrors.of(e).getMessage());
      return inMemory();
    } catch (IOException e) {
      LOG.log(Level.WARNING, NOT_KEPT, file, "It is damaged and cannot be renamed. Delete it.");
      return inMemory();
    }
  }

  /**
   * Opens the history in {@code folder} for reading, while another process may write to it; empty
   * if there is none, or if it is of an earlier version and has no runs.
   */
  public static Optional<PublishHistory> find(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Connection connection = Sql.openReadOnly("jdbc:sqlite:" + file);
      if (hasRun(connection, "ended")) {
        return Optional.of(new PublishHistory(connection));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
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
    List<String> schema = new ArrayList<>(SCHEMA);
    schema.addAll(GuardHistory.SCHEMA);
    schema.addAll(RequestHistory.SCHEMA);
    Connection connection = Sql.open(url, schema);
    try {
      List<String> statements = new ArrayList<>();
      for (String table : List.of("ended", "made")) {
        if (!hasRun(connection, table)) {
          statements.add("ALTER TABLE " + table + " ADD COLUMN run INTEGER NOT NULL DEFAULT 0");
        }
      }
      statements.addAll(INDEXES);
      for (String table : List.of("ended", "made", "run", "measure", "run_fact")) {
        statements.add(
            "DELETE FROM "
                + table
                + " WHERE rowid <= (SELECT max(rowid) FROM "
                + table
                + ") - "
                + LIMIT);
      }
      for (String statement : statements) {
        Sql.update(connection, statement);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  // Earlier versions recorded no runs.
  private static boolean hasRun(Connection connection, String table) throws SQLException {
    return Sql.query(
            connection, "SELECT name FROM pragma_table_info('" + table + "')", r -> r.getString(1))
        .contains("run");
  }

  /** Returns the measures of renditions and runs. */
  public synchronized GuardHistory guard() {
    return new GuardHistory(this, connection);
  }

  /** Returns the requests for published files. */
  public synchronized RequestHistory requests() {
    return new RequestHistory(this, connection);
  }

  /** Adds a run that begins, and returns its number. */
  public synchronized long begin(long at, String asker) {
    return Sql.transaction(
        connection,
        database -> {
          Sql.update(
              database, "INSERT INTO run VALUES (NULL, ?, 0, ?, 0, 0, 0, 0, 0, 0)", at, asker);
          return Sql.query(database, "SELECT last_insert_rowid()", row -> row.getLong(1)).get(0);
        });
  }

  /** Records the end of a run. */
  public synchronized void end(long run, long at, int exit, Counts counts) {
    Sql.transaction(
        connection,
        database -> {
          Sql.update(
              database,
              "UPDATE run SET ended = ?, exit = ?, published = ?, unchanged = ?, rejected = ?,"
                  + " withdrawn = ?, files = ? WHERE id = ?",
              at,
              exit,
              counts.published(),
              counts.unchanged(),
              counts.rejected(),
              counts.withdrawn(),
              counts.files(),
              run);
          return true;
        });
  }

  /** Adds posts and renditions of a run in one transaction. */
  public synchronized void add(long run, Collection<Ended> ended, Collection<Made> made) {
    Sql.transaction(
        connection,
        database -> {
          Sql.updateAll(
              database,
              "INSERT INTO ended (at, source, status, reason, millis, lead, run)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              ended.stream()
                  .map(
                      e ->
                          new Object[] {
                            e.at(), e.source(), e.status(), e.reason(), e.millis(), e.lead(), run
                          })
                  .toList());
          Sql.updateAll(
              database,
              "INSERT INTO made (at, source, edition, bytes, pages, millis, run)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              made.stream()
                  .map(
                      m ->
                          new Object[] {
                            m.at(), m.source(), m.edition(), m.bytes(), m.pages(), m.millis(), run
                          })
                  .toList());
          return true;
        });
  }

  /** Returns the last {@code limit} runs, the newest first. */
  public List<Run> runs(int limit) {
    return query(
        "SELECT id, at, ended, asker, exit, published, unchanged, rejected, withdrawn, files"
            + " FROM run ORDER BY id DESC LIMIT ?",
        row ->
            new Run(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getInt(5),
                new Counts(
                    row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10))),
        limit);
  }

  /** Returns the last {@code limit} posts since a time, the oldest first. */
  public List<Ended> ended(long since, int limit) {
    return reversed(
        query(
            Rows.ENDED + " WHERE at >= ? ORDER BY at DESC, rowid DESC LIMIT ?",
            Rows::ended,
            since,
            limit));
  }

  /** Returns the last {@code limit} results of one post, the oldest first. */
  public List<Ended> ended(String source, int limit) {
    return reversed(
        query(
            Rows.ENDED + " WHERE source = ? ORDER BY at DESC, rowid DESC LIMIT ?",
            Rows::ended,
            source,
            limit));
  }

  /** Returns the last {@code limit} renditions since a time, the oldest first. */
  public List<Made> made(long since, int limit) {
    return reversed(
        query(
            Rows.MADE + " WHERE at >= ? ORDER BY at DESC, rowid DESC LIMIT ?",
            Rows::made,
            since,
            limit));
  }

  /** Returns the last {@code limit} renditions of one post, the oldest first. */
  public List<Made> made(String source, int limit) {
    return reversed(
        query(
            Rows.MADE + " WHERE source = ? ORDER BY at DESC, rowid DESC LIMIT ?",
            Rows::made,
            source,
            limit));
  }

  private synchronized <T> List<T> query(String sql, Sql.Reader<T> reader, Object... parameters) {
    return Sql.read(connection, sql, reader, parameters);
  }

  private static <T> List<T> reversed(List<T> rows) {
    Collections.reverse(rows);
    return rows;
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
