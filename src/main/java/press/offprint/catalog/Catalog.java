package press.offprint.catalog;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
import press.offprint.catalog.entry.CountedTerms;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.table.AttemptTable;
import press.offprint.catalog.table.EntryLookup;
import press.offprint.catalog.table.EntryTable;
import press.offprint.catalog.table.RelatedTable;
import press.offprint.catalog.table.SiteTable;
import press.offprint.catalog.table.SqliteErrors;
import press.offprint.catalog.table.Transactions;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.Making;
import press.offprint.catalog.version.MakingRecords;
import press.offprint.catalog.version.MakingTable;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.VersionRecords;
import press.offprint.catalog.version.VersionTable;

/**
 * The catalog of an output folder: an SQLite file with one connection. Thread-safe. Each call is
 * one transaction, so that a killed process leaves either all of its changes or none.
 *
 * <p>The caller of {@link #open} must hold the lock of the output folder, because a file that
 * cannot be used is renamed.
 *
 * <p>Every method throws {@link CatalogException} if the file cannot be read or written, such as on
 * a full disk.
 */
public final class Catalog implements AutoCloseable {
  private final Connection connection;
  private final EntryTable entries;
  private final SiteTable site;
  private final AttemptTable attempts;
  private final RelatedTable related;
  private final VersionTable versions;
  private final MakingTable makings;
  private final ReentrantLock lock = new ReentrantLock();

  /** False if SQLite ended a transaction after an error and no new one has inTransaction. */
  @GuardedBy("lock")
  private boolean inTransaction = true;

  Catalog(Connection connection) throws SQLException {
    this.connection = connection;
    this.entries = new EntryTable(connection);
    this.site = new SiteTable(connection);
    this.attempts = new AttemptTable(connection);
    this.related = new RelatedTable(connection);
    this.versions = new VersionTable(connection);
    this.makings = new MakingTable(connection);
  }

  /**
   * Opens or creates {@code catalog.db} in {@code folder}. A file that is damaged, is no catalog or
   * was written by a newer Offprint is renamed to {@code catalog.db.broken-N} and replaced by a new
   * one, with a notice.
   *
   * @throws CatalogException if another process has locked the file or the folder cannot be written
   */
  public static OpenResult open(Path folder) {
    return CatalogOpener.open(folder);
  }

  /**
   * Opens {@code catalog.db} in {@code folder} for reading, also while another process publishes.
   *
   * @return empty if the file does not exist, because nothing was published yet
   * @throws CatalogException if the file is damaged, locked or of another version
   */
  public static Optional<Catalog> openReadOnly(Path folder) {
    return CatalogOpener.openReadOnly(folder);
  }

  /**
   * Returns all entries by source, in the order of their sources. The map is immutable. A damaged
   * entry is left out.
   */
  public Map<String, CatalogEntry> entries() {
    return inTransaction(entries::all);
  }

  /** Returns a lookup of some entries. */
  public EntryLookup lookup() {
    return new EntryLookup(connection, entries, related, this::inTransaction);
  }

  /** Adds or replaces entries by their source. */
  public void put(Collection<CatalogEntry> changed) {
    inTransaction(() -> entries.put(changed));
  }

  /** Adds or replaces entries, and adds what is known of their making. */
  public void put(
      Collection<CatalogEntry> changed,
      Collection<PostVersion> newVersions,
      Collection<Making> newMakings) {
    inTransaction(
        () -> {
          entries.put(changed);
          versions.put(newVersions);
          makings.put(newMakings);
        });
  }

  /** Replaces the entry of a post that is held at an earlier version from now on. */
  public void hold(CatalogEntry entry, HeldPost held) {
    inTransaction(
        () -> {
          entries.put(List.of(entry));
          VersionRecords.hold(connection, held);
        });
  }

  /** Returns the versions of posts and books. */
  public VersionRecords versions() {
    return new VersionRecords(connection, versions, this::inTransaction);
  }

  /** Returns why the files of sources were made. */
  public MakingRecords makings() {
    return new MakingRecords(makings, this::inTransaction);
  }

  /** Removes the entries of sources. Unknown sources are ignored. */
  public void remove(Collection<String> sources) {
    inTransaction(() -> entries.remove(sources));
  }

  /** Returns the value of a setting, or empty if it has none. */
  public Optional<String> setting(String key) {
    return inTransaction(() -> site.setting(key));
  }

  public void set(String key, String value) {
    inTransaction(() -> site.set(key, value));
  }

  /** Returns the site-wide renditions in the order of their paths. */
  public List<SiteRendition> siteRenditions() {
    return inTransaction(site::all);
  }

  /** Adds or replaces site-wide renditions by their path. */
  public void putSite(Collection<SiteRendition> changed) {
    inTransaction(() -> site.put(changed));
  }

  /** Removes the site-wide renditions of paths. Unknown paths are ignored. */
  public void removeSite(Collection<String> paths) {
    inTransaction(() -> site.remove(paths));
  }

  /** Returns the failed attempts by source, in the order of the sources. */
  public Map<String, FailedAttempt> attempts() {
    return inTransaction(attempts::all);
  }

  /** Adds or replaces a failed attempt by its source. */
  public void put(FailedAttempt attempt) {
    inTransaction(() -> attempts.put(attempt));
  }

  /** Removes the failed attempt of a source. */
  public void forgetAttempts(String source) {
    inTransaction(() -> attempts.remove(source));
  }

  /** Returns the counted words of all posts, by source. */
  public Map<String, CountedTerms> terms() {
    return inTransaction(related::terms);
  }

  /** Returns the input hashes of the counted words of all posts, by source. */
  public Map<String, String> termHashes() {
    return inTransaction(related::termHashes);
  }

  /** Adds or replaces counted words by their source. */
  public void putTerms(Collection<CountedTerms> changed) {
    inTransaction(() -> related.putTerms(changed));
  }

  /** Removes the counted words of sources. Unknown sources are ignored. */
  public void removeTerms(Collection<String> sources) {
    inTransaction(() -> related.removeTerms(sources));
  }

  /** Returns the lists of related posts and keywords, by source. */
  public Map<String, RelatedEntry> related() {
    return inTransaction(related::lists);
  }

  /**
   * Changes the lists of related posts and keywords.
   *
   * @param key of the setting that takes {@code state}, the hash of the inputs of the lists
   */
  public void changeRelated(
      Collection<RelatedEntry> changed, Collection<String> removed, String key, String state) {
    inTransaction(
        () -> {
          related.removeLists(removed);
          related.putLists(changed);
          site.set(key, state);
        });
  }

  /** Closes the file. The catalog cannot be used afterwards. */
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

  private <T> T inTransaction(Transactions.Work<T> work) {
    lock.lock();
    try {
      boolean isCommitted = false;
      begin();
      try {
        T result = work.run();
        connection.commit();
        isCommitted = true;
        return result;
      } finally {
        if (!isCommitted) {
          rollBack();
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // On a full disk SQLite has rolled back already, and the connection has no transaction. The
      // exception that led here is thrown.
      inTransaction = false;
    }
  }

  @GuardedBy("lock")
  private void begin() throws SQLException {
    if (!inTransaction) {
      endTransaction();
      connection.setAutoCommit(false);
      inTransaction = true;
    }
  }

  private void endTransaction() {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // No transaction was open.
    }
  }
}
