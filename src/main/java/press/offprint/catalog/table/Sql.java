package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Runs SQL statements whose parameters are texts and numbers. */
public final class Sql {
  private Sql() {}

  /** Reads a value from the current row of a result. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Opens a database whose loss costs nothing but time, so nothing is forced to disk.
   *
   * @param url a JDBC address of SQLite
   * @param statements run before the connection is returned
   */
  public static Connection open(String url, List<String> statements) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    Connection connection = config.createConnection(url);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens an existing database for reading; another process may write to it meanwhile. */
  public static Connection openReadOnly(String url) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config.createConnection(url);
  }

  /** Changes rows within a transaction. */
  public interface Change<T> {
    T run(Connection connection) throws SQLException;
  }

  /**
   * Commits a change whole, or rolls it back if it fails. From then on, the connection commits only
   * what is changed in a transaction.
   *
   * @throws press.offprint.catalog.entry.CatalogException if the change fails
   */
  public static <T> T transaction(Connection connection, Change<T> change) {
    try {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = change.run(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          rollBack(connection);
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // On a full disk SQLite has rolled back already. The exception that led here is thrown.
      return;
    }
  }

  /** Returns the rows of a query. */
  public static <T> List<T> query(
      Connection connection, String sql, Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    }
  }

  /**
   * Returns the rows of a query.
   *
   * @throws press.offprint.catalog.entry.CatalogException if the query fails
   */
  public static <T> List<T> read(
      Connection connection, String sql, Reader<T> reader, Object... parameters) {
    try {
      return query(connection, sql, reader, parameters);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Runs a statement that changes rows. */
  public static void update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    updateAll(connection, sql, List.<Object[]>of(parameters));
  }

  /** Runs a statement once for each list of parameters. */
  public static void updateAll(Connection connection, String sql, List<Object[]> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] each : parameters) {
        set(statement, each);
        statement.executeUpdate();
      }
    }
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /**
   * Closes a connection.
   *
   * @throws press.offprint.catalog.entry.CatalogException if it cannot be closed
   */
  public static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }
}
