package press.offprint.catalog.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.table.DamagedFile;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;

/**
 * The receipts of all targets, in the file {@code deliveries.db} of the state folder. If the file
 * is lost, all files are sent again, and the targets keep files that were withdrawn meanwhile.
 * Thread-safe. Every method throws {@link CatalogException} if the file cannot be read or written.
 */
public final class DeliveryLog implements AutoCloseable {
  private static final String FILE = "deliveries.db";
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS receipt (target TEXT NOT NULL, path TEXT NOT NULL,"
              + " sha256 TEXT NOT NULL, sent INTEGER NOT NULL, at INTEGER NOT NULL,"
              + " PRIMARY KEY (target, path)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS target (name TEXT PRIMARY KEY, place TEXT NOT NULL)"
              + " WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS attempt (target TEXT PRIMARY KEY, at INTEGER NOT NULL,"
              + " failures INTEGER NOT NULL, next_at INTEGER NOT NULL, waiting INTEGER NOT NULL,"
              + " reason TEXT NOT NULL, hint TEXT NOT NULL) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS alarm (target TEXT NOT NULL, kind TEXT NOT NULL,"
              + " fingerprint TEXT NOT NULL, PRIMARY KEY (target, kind)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS stamp (path TEXT PRIMARY KEY, stamp TEXT NOT NULL,"
              + " sha256 TEXT NOT NULL) WITHOUT ROWID");

  @GuardedBy("this")
  private final Connection connection;

  private DeliveryLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * A hash of a file that need not be read again while its stamp stays.
   *
   * @param stamp the data of a stat call as text
   */
  public record Hash(String path, String stamp, String sha256) {}

  /**
   * Opens or creates the file in {@code folder}. A damaged file is renamed to {@code
   * deliveries.db.broken} and replaced by a new one, so that all files are sent again.
   */
  public static DeliveryLog open(Path folder) {
    try {
      return create(folder);
    } catch (SQLException e) {
      if (!SqliteErrors.isDamage(e)) {
        throw SqliteErrors.of(e);
      }
    }
    try {
      DamagedFile.setAside(folder.resolve(FILE));
      return create(folder);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    } catch (IOException e) {
      throw new CatalogException(
          "The file " + folder.resolve(FILE) + " is damaged. Delete it, then run Offprint again.",
          e);
    }
  }

  private static DeliveryLog create(Path folder) throws SQLException {
    Connection connection = Sql.open("jdbc:sqlite:" + folder.resolve(FILE), SCHEMA);
    try {
      // Announced files are on the disk before anything is sent.
      Sql.update(connection, "PRAGMA synchronous = FULL");
      connection.setAutoCommit(false);
      return new DeliveryLog(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Returns true if there is a file in {@code folder}. */
  public static boolean exists(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /** Opens the file in {@code folder} for reading; empty if nothing was delivered yet. */
  public static Optional<DeliveryLog> find(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DeliveryLog(Sql.openReadOnly("jdbc:sqlite:" + file)));
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  private interface Change {
    void run(Connection database) throws SQLException;
  }

  private synchronized void change(Change change) {
    Sql.transaction(
        connection,
        database -> {
          change.run(database);
          return true;
        });
  }

  private synchronized <T> List<T> query(String sql, Sql.Reader<T> reader, Object... parameters) {
    return Sql.read(connection, sql, reader, parameters);
  }

  /** Returns the receipts of a target by path, in order. */
  public Map<String, DeliveryReceipt> receipts(String target) {
    Map<String, DeliveryReceipt> receipts = new TreeMap<>();
    query(
            "SELECT target, path, sha256, sent, at FROM receipt WHERE target = ?",
            row ->
                new DeliveryReceipt(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4) != 0,
                    row.getLong(5)),
            target)
        .forEach(receipt -> receipts.put(receipt.path(), receipt));
    return receipts;
  }

  /** Adds or replaces receipts in one transaction. */
  public void put(Collection<DeliveryReceipt> receipts) {
    change(
        database ->
            Sql.updateAll(
                database,
                "INSERT OR REPLACE INTO receipt (target, path, sha256, sent, at)"
                    + " VALUES (?, ?, ?, ?, ?)",
                receipts.stream()
                    .map(
                        each ->
                            new Object[] {
                              each.target(),
                              each.path(),
                              each.sha256(),
                              each.sent() ? 1 : 0,
                              each.at()
                            })
                    .toList()));
  }

  /** Removes the receipts of files that a target has no longer, in one transaction. */
  public void remove(String target, Collection<String> paths) {
    change(
        database ->
            Sql.updateAll(
                database,
                "DELETE FROM receipt WHERE target = ? AND path = ?",
                paths.stream().map(path -> new Object[] {target, path}).toList()));
  }

  /** Returns the place that the receipts of a target are of; empty if there was no delivery. */
  public Optional<String> place(String target) {
    return query("SELECT place FROM target WHERE name = ?", row -> row.getString(1), target)
        .stream()
        .findFirst();
  }

  /**
   * Takes the place of a target. If it is another one than before, nothing is known of it, and all
   * earlier receipts are removed.
   *
   * @param place a text that differs for two places
   * @return true if there were receipts of another place
   */
  public boolean settle(String target, String place) {
    Optional<String> before = place(target);
    if (before.equals(Optional.of(place))) {
      return false;
    }
    change(
        database -> {
          Sql.update(database, "DELETE FROM receipt WHERE target = ?", target);
          Sql.update(database, "DELETE FROM attempt WHERE target = ?", target);
          Sql.update(database, "INSERT OR REPLACE INTO target VALUES (?, ?)", target, place);
        });
    return before.isPresent();
  }

  /** Returns the fingerprint of the last alarm of a kind that a target got; empty if none holds. */
  public Optional<String> alarm(String target, String kind) {
    return query(
            "SELECT fingerprint FROM alarm WHERE target = ? AND kind = ?",
            row -> row.getString(1),
            target,
            kind)
        .stream()
        .findFirst();
  }

  /** Records that a target got an alarm, or with an empty fingerprint that its cause has ended. */
  public void putAlarm(String target, String kind, String fingerprint) {
    change(
        database -> {
          Sql.update(database, "DELETE FROM alarm WHERE target = ? AND kind = ?", target, kind);
          if (!fingerprint.isEmpty()) {
            Sql.update(database, "INSERT INTO alarm VALUES (?, ?, ?)", target, kind, fingerprint);
          }
        });
  }

  /** Returns the last delivery of each target that had one. */
  public Map<String, DeliveryAttempt> attempts() {
    Map<String, DeliveryAttempt> attempts = new TreeMap<>();
    query(
            "SELECT target, at, failures, next_at, waiting, reason, hint FROM attempt",
            row ->
                new DeliveryAttempt(
                    row.getString(1),
                    row.getLong(2),
                    row.getInt(3),
                    row.getLong(4),
                    row.getInt(5),
                    row.getString(6),
                    row.getString(7)))
        .forEach(attempt -> attempts.put(attempt.target(), attempt));
    return attempts;
  }

  /** Records the end of a delivery. */
  public void put(DeliveryAttempt attempt) {
    change(
        database ->
            Sql.update(
                database,
                "INSERT OR REPLACE INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?)",
                attempt.target(),
                attempt.at(),
                attempt.failures(),
                attempt.nextAt(),
                attempt.waiting(),
                attempt.reason(),
                attempt.hint()));
  }

  /** Returns the known hashes by path. */
  public Map<String, Hash> hashes() {
    Map<String, Hash> hashes = new HashMap<>();
    query(
            "SELECT path, stamp, sha256 FROM stamp",
            row -> new Hash(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(hash -> hashes.put(hash.path(), hash));
    return hashes;
  }

  /** Adds or replaces hashes in one transaction. */
  public void putHashes(Collection<Hash> hashes) {
    change(
        database ->
            Sql.updateAll(
                database,
                "INSERT OR REPLACE INTO stamp VALUES (?, ?, ?)",
                hashes.stream()
                    .map(each -> new Object[] {each.path(), each.stamp(), each.sha256()})
                    .toList()));
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
