package press.offprint.catalog.place;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/**
 * The number of the edition of each post, with its text and the one before it, in the file {@code
 * places.db} of the state folder. If the file is lost, numbers begin with 1. Thread-safe. Every
 * method throws {@link press.offprint.catalog.entry.CatalogException} if the file cannot be read or
 * written.
 */
public final class EditionTable implements AutoCloseable {
  @GuardedBy("this")
  private final Connection connection;

  /**
   * An edition as it is stored.
   *
   * @param date the day of its first publishing
   * @param text in a form that only the writer knows
   * @param before the text of the edition before; empty for the first
   */
  public record Row(int number, String date, String text, String before) {}

  private EditionTable(Connection connection) {
    this.connection = connection;
  }

  /** Opens or creates the file in {@code folder}. */
  public static EditionTable open(Path folder) {
    try {
      Connection connection =
          Sql.open(
              "jdbc:sqlite:" + folder.resolve(PlaceTable.FILE),
              List.of(
                  "CREATE TABLE IF NOT EXISTS edition (source TEXT PRIMARY KEY,"
                      + " number INTEGER NOT NULL, date TEXT NOT NULL, text TEXT NOT NULL,"
                      + " before TEXT NOT NULL) WITHOUT ROWID"));
      // A crash loses the numbers of the last posts at most, and never the file.
      Sql.update(connection, "PRAGMA synchronous = NORMAL");
      return new EditionTable(connection);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Returns the last edition of a post; empty if it has none. */
  public synchronized Optional<Row> find(String source) {
    try {
      return Sql.query(
              connection,
              "SELECT number, date, text, before FROM edition WHERE source = ?",
              row -> new Row(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)),
              source)
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Adds or replaces the last edition of a post. */
  public synchronized void put(String source, Row row) {
    try {
      Sql.update(
          connection,
          "INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)",
          source,
          row.number(),
          row.date(),
          row.text(),
          row.before());
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
