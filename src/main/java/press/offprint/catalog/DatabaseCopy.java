package press.offprint.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/** Copies databases while other processes write to them. */
public final class DatabaseCopy {
  private DatabaseCopy() {}

  /**
   * Writes a copy of a database as it is after its last transaction.
   *
   * @param target a file that does not exist
   * @throws CatalogException if the database is damaged, or the copy cannot be written
   */
  public static void write(Path database, Path target) {
    try {
      Connection connection = Sql.openReadOnly("jdbc:sqlite:" + database.toAbsolutePath());
      try {
        Sql.update(connection, "VACUUM INTO ?", target.toAbsolutePath().toString());
      } finally {
        connection.close();
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }
}
