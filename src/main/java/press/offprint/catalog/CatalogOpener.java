package press.offprint.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
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
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/** Opens the catalog file, updates its schema, and renames a file that cannot be used. */
final class CatalogOpener {
  private static final String NAME = "catalog.db";

  /** The schema version. Each has a file {@code schema-N.sql}; a released file is never edited. */
  private static final int VERSION = 5;

  private static final int BUSY_MILLIS = 2_000;
  private static final String[] PARTS = {"", "-wal", "-shm"};

  private CatalogOpener() {}

  /** The file cannot be used as a catalog. The message completes "The catalog ...". */
  private static class UnusableCatalogException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableCatalogException(String message) {
      super(message);
    }
  }

  /** Another process is making the tables of the first run. */
  private static final class NewCatalogException extends UnusableCatalogException {
    private static final long serialVersionUID = 1L;

    NewCatalogException() {
      super("has no tables yet");
    }
  }

  static OpenResult open(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        // A journal without its database is useless.
        Files.deleteIfExists(folder.resolve(NAME + "-wal"));
        Files.deleteIfExists(folder.resolve(NAME + "-shm"));
      }
      try {
        return new OpenResult(create(file), List.of());
      } catch (UnusableCatalogException e) {
        String renamed = rename(folder);
        String notice =
            "The catalog "
                + e.getMessage()
                + ". It was renamed to "
                + renamed
                + ", and Offprint created a new one. All posts are published again.";
        return new OpenResult(create(file), List.of(notice));
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    } catch (UnusableCatalogException e) {
      throw new CatalogException("The new catalog " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new CatalogException(
          "The folder of the catalog cannot be used: "
              + folder
              + " ("
              + e.getMessage()
              + "). Check its permissions.",
          e);
    }
  }

  static Optional<Catalog> openReadOnly(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    try {
      return Optional.of(connect(config, file, CatalogOpener::checkVersion));
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    } catch (NewCatalogException e) {
      return Optional.empty();
    } catch (UnusableCatalogException e) {
      throw new CatalogException(
          "The catalog " + e.getMessage() + ". Run offprint publish with this version first.", e);
    }
  }

  private static Catalog create(Path file) throws SQLException, UnusableCatalogException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnusableCatalogException("is not a regular file");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // With WAL a killed process loses no commit; a power cut may lose the last ones, not the file.
    config.setSynchronous(SynchronousMode.NORMAL);
    config.enforceForeignKeys(true);
    // A transaction waits for the write lock when it begins; SQLite would not wait for it later.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    try {
      return connect(config, file, CatalogOpener::checkAndMigrate);
    } catch (SQLException e) {
      if (SqliteErrors.isDamage(e)) {
        throw new UnusableCatalogException("is damaged");
      }
      throw e;
    }
  }

  private interface Preparation {
    void run(Connection connection) throws SQLException, UnusableCatalogException;
  }

  /** Opens a connection, which is closed again if {@code preparation} fails. */
  private static Catalog connect(SQLiteConfig config, Path file, Preparation preparation)
      throws SQLException, UnusableCatalogException {
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    Catalog catalog = null;
    try {
      preparation.run(connection);
      catalog = new Catalog(connection);
      return catalog;
    } finally {
      if (catalog == null) {
        connection.close();
      }
    }
  }

  private static void checkVersion(Connection connection)
      throws SQLException, UnusableCatalogException {
    connection.setAutoCommit(false);
    int version = number(connection, "PRAGMA user_version");
    if (version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
      throw new NewCatalogException();
    }
    if (version != VERSION) {
      throw new UnusableCatalogException("was written by another version of Offprint");
    }
  }

  private static void checkAndMigrate(Connection connection)
      throws SQLException, UnusableCatalogException {
    List<String> check = Sql.query(connection, "PRAGMA quick_check(1)", row -> row.getString(1));
    if (!check.equals(List.of("ok"))) {
      throw new UnusableCatalogException("is damaged");
    }
    connection.setAutoCommit(false);
    int version = number(connection, "PRAGMA user_version");
    if (version > VERSION) {
      throw new UnusableCatalogException("was written by a newer Offprint");
    }
    if (version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") > 0) {
      throw new UnusableCatalogException("belongs to another program");
    }
    try (Statement statement = connection.createStatement()) {
      for (int next = version + 1; next <= VERSION; next++) {
        for (String sql : script(next)) {
          statement.executeUpdate(sql);
        }
        statement.executeUpdate("PRAGMA user_version = " + next);
      }
      connection.commit();
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    return Sql.query(connection, query, row -> row.getInt(1)).stream().findFirst().orElse(0);
  }

  private static List<String> script(int version) {
    String name = "schema-" + version + ".sql";
    try (InputStream in = CatalogOpener.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing");
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

  private static String rename(Path folder) throws IOException {
    int number = 1;
    while (Files.exists(folder.resolve(NAME + ".broken-" + number), LinkOption.NOFOLLOW_LINKS)) {
      number++;
    }
    String renamed = NAME + ".broken-" + number;
    for (String part : PARTS) {
      Path from = folder.resolve(NAME + part);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(from, folder.resolve(renamed + part));
      }
    }
    return renamed;
  }
}
