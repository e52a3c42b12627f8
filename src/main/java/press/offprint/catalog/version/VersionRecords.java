package press.offprint.catalog.version;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.catalog.table.Sql;
import press.offprint.catalog.table.Transactions;

/** The versions of a catalog, and the posts that are held at one. Thread-safe. */
public final class VersionRecords {
  private final Connection connection;
  private final VersionTable table;
  private final Transactions transactions;

  /**
   * Creates the records.
   *
   * @param transactions of the catalog whose connection this is
   */
  public VersionRecords(Connection connection, VersionTable table, Transactions transactions) {
    this.connection = connection;
    this.table = table;
    this.transactions = transactions;
  }

  /** Returns all versions in the order of sources and numbers. */
  public List<PostVersion> all() {
    return transactions.run(table::all);
  }

  /** Returns the number of all versions. */
  public int count() {
    return transactions.run(
        () -> Sql.query(connection, "SELECT count(*) FROM version", row -> row.getInt(1)).get(0));
  }

  /** Returns the versions of a source, the oldest first. */
  public List<PostVersion> of(String source) {
    return transactions.run(() -> table.of(source));
  }

  /** Returns the last version of a source. */
  public Optional<PostVersion> last(String source) {
    return transactions.run(() -> table.last(source));
  }

  /** Returns the number of the last version of a source, 0 if there is none. */
  public int lastNumber(String source) {
    return transactions.run(() -> table.lastNumber(source));
  }

  public void remove(Collection<PostVersion> versions) {
    transactions.run(
        () -> {
          table.remove(versions);
          return true;
        });
  }

  /** Returns the held posts by source. */
  public Map<String, HeldPost> held() {
    Map<String, HeldPost> held = new TreeMap<>();
    transactions
        .run(
            () ->
                Sql.query(
                    connection,
                    "SELECT source, number, at FROM held",
                    row -> new HeldPost(row.getString(1), row.getInt(2), row.getLong(3))))
        .forEach(one -> held.put(one.source(), one));
    return held;
  }

  /** Forgets that sources are held. Other sources are ignored. */
  public void release(Collection<String> sources) {
    transactions.run(
        () -> {
          Sql.updateAll(
              connection,
              "DELETE FROM held WHERE source = ?",
              sources.stream().map(source -> new Object[] {source}).toList());
          return true;
        });
  }

  /** Stores that a post is held; call it in a transaction. */
  public static void hold(Connection connection, HeldPost held) throws SQLException {
    Sql.update(
        connection,
        "INSERT OR REPLACE INTO held (source, number, at) VALUES (?, ?, ?)",
        held.source(),
        held.number(),
        held.at());
  }
}
