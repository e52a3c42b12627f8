package press.offprint.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.table.AttemptTable;
import press.offprint.catalog.table.EntryTable;
import press.offprint.catalog.table.SiteTable;
import press.offprint.catalog.table.SqliteErrors;

/**
 * The memory between runs: one SQLite file with one connection. Safe for many threads; each call is
 * one transaction, so that a process killed at any time leaves either all of it or nothing.
 *
 * <p>Open it while holding the press lock of the output folder: a file that cannot be used is set
 * aside.
 *
 * <p>Every method throws {@link CatalogException} where the file cannot be read or written, such as
 * on a full disk.
 */
public final class Catalog implements AutoCloseable {
  private final Connection connection;
  private final EntryTable entries;
  private final SiteTable site;
  private final AttemptTable attempts;
  private final ReentrantLock lock = new ReentrantLock();
  // False where SQLite ended a transaction by itself and the next one is not begun yet.
  private boolean begun = true;

  Catalog(Connection connection) throws SQLException {
    this.connection = connection;
    this.entries = new EntryTable(connection);
    this.site = new SiteTable(connection);
    this.attempts = new AttemptTable(connection);
  }

  /**
   * Opens {@code catalog.db} in {@code folder}, and makes what is missing. A file that is damaged,
   * foreign or of a newer Offprint is renamed to {@code catalog.db.broken-N} and a new one begun,
   * with a notice.
   *
   * @throws CatalogException where another process has locked it or the folder cannot be written
   */
  public static OpenResult open(Path folder) {
    return CatalogOpener.open(folder);
  }

  /**
   * Opens {@code catalog.db} in {@code folder} to be read only, whether or not a press is at work.
   *
   * @return empty where nothing was ever published
   * @throws CatalogException where it is damaged, locked or of another version
   */
  public static Optional<Catalog> look(Path folder) {
    return CatalogOpener.look(folder);
  }

  /**
   * All entries by source, in the order of their names: a snapshot that nobody can change. An entry
   * that was damaged on disk is left out.
   */
  public Map<String, CatalogEntry> entries() {
    return inTransaction(entries::all);
  }

  /** Files the entries, each in place of an older one of the same source; all or none. */
  public void put(Collection<CatalogEntry> changed) {
    inTransaction(() -> entries.put(changed));
  }

  /** Forgets the sources; unknown ones do not matter. */
  public void remove(Collection<String> sources) {
    inTransaction(() -> entries.remove(sources));
  }

  /** What the site as a whole remembers under {@code key}. */
  public Optional<String> setting(String key) {
    return inTransaction(() -> site.setting(key));
  }

  public void set(String key, String value) {
    inTransaction(() -> site.set(key, value));
  }

  /** The files of the whole site, in the order of their paths. */
  public List<SiteRendition> siteRenditions() {
    return inTransaction(site::all);
  }

  /** Files the renditions, each in place of an older one of the same path; all or none. */
  public void putSite(Collection<SiteRendition> changed) {
    inTransaction(() -> site.put(changed));
  }

  /** Forgets the site renditions of these paths; unknown ones do not matter. */
  public void removeSite(Collection<String> paths) {
    inTransaction(() -> site.remove(paths));
  }

  /** The sources whose last attempts failed, in the order of their names. */
  public Map<String, FailedAttempt> attempts() {
    return inTransaction(attempts::all);
  }

  /** Files the attempt in place of an older one of the same source. */
  public void put(FailedAttempt attempt) {
    inTransaction(() -> attempts.put(attempt));
  }

  /** Forgets that attempts at {@code source} failed. */
  public void forgetAttempts(String source) {
    inTransaction(() -> attempts.remove(source));
  }

  /** Closes the file; the catalog cannot be used afterwards. */
  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    } finally {
      lock.unlock();
    }
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private interface Change {
    void run() throws SQLException;
  }

  private void inTransaction(Change change) {
    inTransaction(
        () -> {
          change.run();
          return true;
        });
  }

  private <T> T inTransaction(Work<T> work) {
    lock.lock();
    try {
      boolean done = false;
      begin();
      try {
        T result = work.run();
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack();
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    } finally {
      lock.unlock();
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // On a full disk SQLite has rolled back by itself, and left the connection without a
      // transaction; the first failure is already on its way.
      begun = false;
    }
  }

  private void begin() throws SQLException {
    if (!begun) {
      endWhatIsLeft();
      connection.setAutoCommit(false);
      begun = true;
    }
  }

  private void endWhatIsLeft() {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // There was nothing to end.
    }
  }
}
