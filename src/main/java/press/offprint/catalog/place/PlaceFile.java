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
 * One table of the file {@code places.db} of the state folder, with a row for each source.
 * Thread-safe. Every method throws {@link press.offprint.catalog.entry.CatalogException} if the
 * file cannot be read or written.
 */
final class PlaceFile implements AutoCloseable {
  private static final String FILE = "places.db";

  @GuardedBy("this")
  private final Connection connection;

  private PlaceFile(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens or creates the file in {@code folder}.
   *
   * @param table the statement that creates the table if it does not exist
   */
  static PlaceFile open(Path folder, String table) {
    try {
      Connection connection = Sql.open("jdbc:sqlite:" + folder.resolve(FILE), List.of(table));
      // A crash loses the numbers of the last posts at most, and never the file.
      Sql.update(connection, "PRAGMA synchronous = NORMAL");
      return new PlaceFile(connection);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  synchronized <T> Optional<T> find(String query, Sql.Reader<T> reader, String source) {
    return Sql.read(connection, query, reader, source).stream().findFirst();
  }

  synchronized void update(String statement, Object... values) {
    try {
      Sql.update(connection, statement, values);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
