package press.offprint.catalog.address;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.SqliteErrors;
import press.offprint.model.bytes.Bytes;

/**
 * The secret addresses, in the file {@code addresses.db} of the state folder. Only the SHA-256 of a
 * secret is stored. Several processes may use the file at once, so that a command can end an
 * address of a running server. Thread-safe. Every method throws {@link CatalogException} if the
 * file cannot be read or written.
 */
public final class SecretAddresses implements AutoCloseable {
  private static final String FILE = "addresses.db";
  private static final int SECRET_BYTES = 16;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String COLUMNS =
      "SELECT id, kind, target, rhythm, created, expires, used, hash FROM address";
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS address (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " kind TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, target TEXT NOT NULL,"
              + " rhythm TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL,"
              + " used INTEGER NOT NULL)",
          DigestTable.ISSUES,
          DigestTable.SEEN);

  @GuardedBy("this")
  private final Connection connection;

  private SecretAddresses(Connection connection) {
    this.connection = connection;
  }

  /** A new address with its secret, which is not stored. */
  public record Created(SecretAddress address, String secret) {}

  /** Opens or creates the file in {@code folder}. */
  public static SecretAddresses open(Path folder) {
    try {
      Connection connection = Sql.open("jdbc:sqlite:" + folder.resolve(FILE), SCHEMA);
      // An address that was shown to a person is not forgotten.
      Sql.update(connection, "PRAGMA synchronous = FULL");
      return new SecretAddresses(connection);
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  /** Opens the file in {@code folder}; empty if there was never a secret address. */
  public static Optional<SecretAddresses> find(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE)) ? Optional.of(open(folder)) : Optional.empty();
  }

  /**
   * Adds an address, unless there are too many. Addresses that expired are removed first.
   *
   * @param most the number of addresses of this kind that there may be
   * @return empty if there are as many already
   */
  public Optional<Created> add(
      SecretAddress.Kind kind, String target, String rhythm, long now, long expiresAt, int most) {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return change(
        database -> {
          DigestTable.removeExpired(database, now);
          long known =
              Sql.query(
                      database,
                      "SELECT count(*) FROM address WHERE kind = ?",
                      row -> row.getLong(1),
                      kind.label())
                  .get(0);
          if (known >= most) {
            return Optional.empty();
          }
          Sql.update(
              database,
              "INSERT INTO address VALUES (NULL, ?, ?, ?, ?, ?, ?, 0)",
              kind.label(),
              hash(secret),
              target,
              rhythm,
              now,
              expiresAt);
          long id = Sql.query(database, "SELECT last_insert_rowid()", row -> row.getLong(1)).get(0);
          SecretAddress address = new SecretAddress(id, kind, target, rhythm, now, expiresAt, 0);
          return Optional.of(new Created(address, secret));
        });
  }

  /** Returns the address of a secret; empty if there is none of this kind, or if it expired. */
  public Optional<SecretAddress> find(SecretAddress.Kind kind, String secret, long now) {
    if (!SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    byte[] hash = hash(secret).getBytes(StandardCharsets.UTF_8);
    // The row is found by a hash, whose bytes nobody can choose; the comparison takes the same time
    // for all hashes.
    return query(
            COLUMNS + " WHERE hash = ? AND kind = ? AND expires > ?",
            row -> new Row(address(row), row.getString(8)),
            hash(secret),
            kind.label(),
            now)
        .stream()
        .filter(row -> MessageDigest.isEqual(row.hash().getBytes(StandardCharsets.UTF_8), hash))
        .map(Row::address)
        .findFirst();
  }

  private record Row(SecretAddress address, String hash) {}

  private static SecretAddress address(ResultSet row) throws SQLException {
    return new SecretAddress(
        row.getLong(1),
        SecretAddress.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }

  /** Returns the addresses that did not expire, the oldest first. */
  public List<SecretAddress> all(long now) {
    return query(COLUMNS + " WHERE expires > ? ORDER BY id", SecretAddresses::address, now);
  }

  /** Returns the addresses of one kind that did not expire, the oldest first. */
  public List<SecretAddress> all(SecretAddress.Kind kind, long now) {
    return query(
        COLUMNS + " WHERE kind = ? AND expires > ? ORDER BY id",
        SecretAddresses::address,
        kind.label(),
        now);
  }

  /** Removes an address. Returns false if there is none of this number. */
  public boolean remove(long id, long now) {
    return remove(EnumSet.allOf(SecretAddress.Kind.class), id, now);
  }

  /** Removes an address of one kind. Returns false if there is none of this number. */
  public boolean remove(SecretAddress.Kind kind, long id, long now) {
    return remove(EnumSet.of(kind), id, now);
  }

  private boolean remove(Set<SecretAddress.Kind> kinds, long id, long now) {
    return change(
        database -> {
          DigestTable.removeExpired(database, now);
          boolean known =
              Sql.query(database, COLUMNS + " WHERE id = ?", SecretAddresses::address, id).stream()
                  .anyMatch(address -> kinds.contains(address.kind()));
          if (known) {
            DigestTable.remove(database, id);
          }
          return known;
        });
  }

  /** Records a use of an address, and the time at which it expires now. */
  public void used(long id, long now, long expiresAt) {
    change(
        database -> {
          Sql.update(
              database,
              "UPDATE address SET used = ?, expires = ? WHERE id = ?",
              now,
              expiresAt,
              id);
          return true;
        });
  }

  /** Returns the last issues of a digest, the newest first. */
  public List<DigestIssue> issues(long id) {
    return query(DigestTable.SELECT, DigestTable::issue, id);
  }

  /** Adds an issue, or replaces the one of the same number. The oldest ones are forgotten. */
  public void put(long id, DigestIssue issue) {
    change(
        database -> {
          DigestTable.put(database, id, issue);
          return true;
        });
  }

  /** Records that an issue was sent to its end: its posts are not new to the reader any more. */
  public void fetched(long id, DigestIssue issue) {
    change(
        database -> {
          DigestTable.put(
              database, id, new DigestIssue(issue.number(), issue.period(), true, issue.sources()));
          DigestTable.addSeen(database, id, issue.sources());
          return true;
        });
  }

  /** Records posts that are not new to the reader of a digest. */
  public void addSeen(long id, List<String> sources) {
    change(
        database -> {
          DigestTable.addSeen(database, id, sources);
          return true;
        });
  }

  /** Returns the sources among {@code sources} that are new to the reader of a digest. */
  public List<String> unseen(long id, List<String> sources) {
    synchronized (this) {
      try {
        return DigestTable.unseen(connection, id, sources);
      } catch (SQLException e) {
        throw SqliteErrors.of(e);
      }
    }
  }

  private interface Change<T> {
    T run(Connection database) throws SQLException;
  }

  private synchronized <T> T change(Change<T> change) {
    try {
      // Another process may write: the lock is taken before anything is read.
      Sql.update(connection, "BEGIN IMMEDIATE");
      boolean committed = false;
      try {
        T result = change.run(connection);
        Sql.update(connection, "COMMIT");
        committed = true;
        return result;
      } finally {
        if (!committed) {
          Sql.update(connection, "ROLLBACK");
        }
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e);
    }
  }

  private synchronized <T> List<T> query(String sql, Sql.Reader<T> reader, Object... parameters) {
    return Sql.read(connection, sql, reader, parameters);
  }

  private static String hash(String secret) {
    return Bytes.utf8(secret).sha256();
  }

  @Override
  public synchronized void close() {
    Sql.close(connection);
  }
}
