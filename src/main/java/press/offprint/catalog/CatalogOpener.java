package press.offprint.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.table.SqliteErrors;

/** Opens the catalog's file, brings its schema up to date, and sets aside what cannot be used. */
final class CatalogOpener {
  private static final String NAME = "catalog.db";

  /** One file {@code schema-N.sql} for each version; a published one is never edited. */
  private static final int VERSION = 2;

  private static final int BUSY_MILLIS = 2_000;
  private static final String[] PARTS = {"", "-wal", "-shm"};

  private CatalogOpener() {}

  /** The file cannot be used as a catalog; the message completes "The catalog ...". */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  static OpenResult open(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        // A journal without its database belongs to nobody.
        Files.deleteIfExists(folder.resolve(NAME + "-wal"));
        Files.deleteIfExists(folder.resolve(NAME + "-shm"));
      }
      try {
        return new OpenResult(connect(file), List.of());
      } catch (Unusable e) {
        String aside = setAside(folder);
        String notice =
            "The catalog "
                + e.getMessage()
                + ". It was set aside as "
                + aside
                + " and a new one begun; everything is published anew.";
        return new OpenResult(connect(file), List.of(notice));
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    } catch (Unusable e) {
      throw new CatalogException("The new catalog " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new CatalogException(
          "The folder of the catalog cannot be used: " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  static Optional<Catalog> look(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = null;
    try {
      connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        int version = number(statement, "PRAGMA user_version");
        if (version != VERSION) {
          throw new CatalogException(
              "The catalog was written by another version of Offprint. Run offprint publish with"
                  + " this one first.",
              null);
        }
      }
      return Optional.of(new Catalog(connection));
    } catch (SQLException e) {
      closeQuietly(connection);
      throw SqliteErrors.of(e);
    } catch (CatalogException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      close(connection);
    } catch (SQLException e) {
      // What led here says more.
    }
  }

  private static Catalog connect(Path file) throws SQLException, Unusable {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unusable("is not a regular file");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // With WAL a killed process loses nothing; a power cut may lose the last moments, not the file.
    config.setSynchronous(SynchronousMode.NORMAL);
    config.enforceForeignKeys(true);
    // A transaction waits for the writer's place when it begins; later SQLite would not wait.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = null;
    try {
      connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      check(connection);
      connection.setAutoCommit(false);
      migrate(connection);
      return new Catalog(connection);
    } catch (SQLException e) {
      close(connection);
      if (SqliteErrors.isDamage(e)) {
        throw new Unusable("is damaged");
      }
      throw e;
    } catch (Unusable e) {
      close(connection);
      throw e;
    }
  }

  private static void close(Connection connection) throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  private static void check(Connection connection) throws SQLException, Unusable {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!rows.next() || !rows.getString(1).equals("ok")) {
        throw new Unusable("is damaged");
      }
    }
  }

  private static void migrate(Connection connection) throws SQLException, Unusable {
    try (Statement statement = connection.createStatement()) {
      int version = number(statement, "PRAGMA user_version");
      if (version > VERSION) {
        throw new Unusable("was written by a newer Offprint");
      }
      if (version == 0 && number(statement, "SELECT count(*) FROM sqlite_schema") > 0) {
        throw new Unusable("belongs to another program");
      }
      for (int next = version + 1; next <= VERSION; next++) {
        for (String sql : script(next)) {
          statement.executeUpdate(sql);
        }
        statement.executeUpdate("PRAGMA user_version = " + next);
      }
      connection.commit();
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static List<String> script(int version) {
    String name = "schema-" + version + ".sql";
    try (InputStream in = CatalogOpener.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Offprint's own file " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> statements = new ArrayList<>();
      for (String sql : text.replaceAll("--[^\n]*", "").split(";", -1)) {
        if (!sql.isBlank()) {
          statements.add(sql.strip());
        }
      }
      return statements;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String setAside(Path folder) throws IOException {
    int number = 1;
    while (Files.exists(folder.resolve(NAME + ".broken-" + number), LinkOption.NOFOLLOW_LINKS)) {
      number++;
    }
    String aside = NAME + ".broken-" + number;
    for (String part : PARTS) {
      Path from = folder.resolve(NAME + part);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(from, folder.resolve(aside + part));
      }
    }
    return aside;
  }
}
