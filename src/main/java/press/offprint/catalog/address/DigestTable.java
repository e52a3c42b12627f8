package press.offprint.catalog.address;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import press.offprint.catalog.table.Sql;
import press.offprint.model.bytes.Bytes;

/**
 * The issues of digests, and the posts that each reader has. Eight bytes of a hash are kept for
 * each post, so that a thousand readers of ten thousand posts take 80 MB and not a gigabyte.
 */
final class DigestTable {
  static final String ISSUES =
      "CREATE TABLE IF NOT EXISTS issue (address INTEGER NOT NULL, number INTEGER NOT NULL,"
          + " period TEXT NOT NULL, fetched INTEGER NOT NULL, sources TEXT NOT NULL,"
          + " PRIMARY KEY (address, number)) WITHOUT ROWID";
  static final String SEEN =
      "CREATE TABLE IF NOT EXISTS seen (address INTEGER PRIMARY KEY, posts BLOB NOT NULL)";
  static final String SELECT =
      "SELECT number, period, fetched, sources FROM issue WHERE address = ? ORDER BY number DESC";

  private static final int KEPT = 10;
  private static final int HASH_DIGITS = 2 * Long.BYTES;

  private DigestTable() {}

  static DigestIssue issue(ResultSet row) throws SQLException {
    return new DigestIssue(
        row.getInt(1), row.getString(2), row.getInt(3) != 0, row.getString(4).lines().toList());
  }

  static void put(Connection database, long address, DigestIssue issue) throws SQLException {
    Sql.update(
        database,
        "INSERT OR REPLACE INTO issue VALUES (?, ?, ?, ?, ?)",
        address,
        issue.number(),
        issue.period(),
        issue.fetched() ? 1 : 0,
        String.join("\n", issue.sources()));
    Sql.update(
        database,
        "DELETE FROM issue WHERE address = ? AND number <= ?",
        address,
        issue.number() - KEPT);
  }

  static List<String> unseen(Connection database, long address, List<String> sources)
      throws SQLException {
    Set<Long> seen = seen(database, address);
    return sources.stream().filter(source -> !seen.contains(hash(source))).toList();
  }

  static void addSeen(Connection database, long address, List<String> sources) throws SQLException {
    Set<Long> seen = seen(database, address);
    sources.forEach(source -> seen.add(hash(source)));
    ByteBuffer posts = ByteBuffer.allocate(seen.size() * Long.BYTES);
    seen.stream().sorted().forEach(posts::putLong);
    Sql.update(database, "INSERT OR REPLACE INTO seen VALUES (?, ?)", address, posts.array());
  }

  private static Set<Long> seen(Connection database, long address) throws SQLException {
    Set<Long> seen = new HashSet<>();
    for (byte[] posts :
        Sql.query(
            database, "SELECT posts FROM seen WHERE address = ?", r -> r.getBytes(1), address)) {
      ByteBuffer hashes = ByteBuffer.wrap(posts);
      while (hashes.remaining() >= Long.BYTES) {
        seen.add(hashes.getLong());
      }
    }
    return seen;
  }

  private static long hash(String source) {
    return HexFormat.fromHexDigitsToLong(Bytes.utf8(source).sha256().substring(0, HASH_DIGITS));
  }

  static void remove(Connection database, long address) throws SQLException {
    Sql.update(database, "DELETE FROM issue WHERE address = ?", address);
    Sql.update(database, "DELETE FROM seen WHERE address = ?", address);
    Sql.update(database, "DELETE FROM address WHERE id = ?", address);
  }

  static void removeExpired(Connection database, long now) throws SQLException {
    for (long address :
        Sql.query(database, "SELECT id FROM address WHERE expires <= ?", r -> r.getLong(1), now)) {
      remove(database, address);
    }
  }
}
