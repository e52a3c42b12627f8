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
 * The numbers of the paragraphs of each post, in the file {@code places.db} of the state folder. If
 * the file is lost, the paragraphs of a post are numbered in order when it is read next.
 * Thread-safe. Every method throws {@link press.offprint.catalog.entry.CatalogException} if the
 * file cannot be read or written.
 */
public final class PlaceTable implements AutoCloseable {
  static final String FILE = "places.db";

  @GuardedBy("this")
  private final Connection connection;

  /**
   * The numbers of a post as they are stored.
   *
   * @param places a line for each paragraph: its fingerprint, a space and its number
   * @param next the first number that was never given
   */
  public record Row(String places, int next) {}

  private PlaceTable(Connection connection) {
    this.connection = connection;
  }

  /** Opens or creates the file in {@code folder}. */
  public static PlaceTable open(Path folder) {
    try {
      Connection connection =
          Sql.open(
              "jdbc:sqlite:" + folder.resolve(FILE),
              List.of(
                  "CREATE TABLE IF NOT EXISTS place (source TEXT PRIMARY KEY,"
                      + " places TEXT NOT NULL, next INTEGER NOT NULL) WITHOUT ROWID"));
      // A crash loses the numbers of the last posts at most, and never the file.
      Sql.update(connection, "PRAGMA synchronous = NORMAL");
      return new PlaceTable(connection);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Returns the numbers of a post; empty if it has none. */
  public synchronized Optional<Row> find(String source) {
    try {
      return Sql.query(
              connection,
              "SELECT places, next FROM place WHERE source = ?",
              row -> new Row(row.getString(1), row.getInt(2)),
              source)
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Adds or replaces the numbers of a post. */
  public synchronized void put(String source, Row row) {
    try {
      Sql.update(
          connection,
          "INSERT OR REPLACE INTO place VALUES (?, ?, ?)",
          source,
          row.places(),
          row.next());
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
