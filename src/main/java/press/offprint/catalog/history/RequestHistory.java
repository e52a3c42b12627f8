package press.offprint.catalog.history;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import press.offprint.catalog.table.Sql;

/**
 * The number of requests for each published file on each day. No client is recorded. It is part of
 * the history. Thread-safe.
 */
public final class RequestHistory {
  /** The number of days before today for which requests are kept. */
  public static final long DAYS = 30;

  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS request (day INTEGER NOT NULL, path TEXT NOT NULL,"
              + " count INTEGER NOT NULL, PRIMARY KEY (day, path)) WITHOUT ROWID");

  private final PublishHistory history;

  @GuardedBy("history")
  private final Connection connection;

  RequestHistory(PublishHistory history, Connection connection) {
    this.history = history;
    this.connection = connection;
  }

  /** The requests for a file. */
  public record Asked(String path, long count) {}

  /**
   * Adds requests in one transaction.
   *
   * @param day since 1970
   * @param kept the first day that is kept; earlier ones are removed
   */
  public void add(long day, Map<String, Long> counts, long kept) {
    synchronized (history) {
      Sql.transaction(
          connection,
          database -> {
            Sql.updateAll(
                database,
                "INSERT INTO request (day, path, count) VALUES (?, ?, ?)"
                    + " ON CONFLICT (day, path) DO UPDATE SET count = count + excluded.count",
                counts.entrySet().stream()
                    .map(each -> new Object[] {day, each.getKey(), each.getValue()})
                    .toList());
            Sql.update(database, "DELETE FROM request WHERE day < ?", kept);
            return true;
          });
    }
  }

  /** Returns the files with the most requests since a day, the most first. */
  public List<Asked> most(long since, int limit) {
    synchronized (history) {
      return Sql.read(
          connection,
          "SELECT path, sum(count) FROM request WHERE day >= ? GROUP BY path"
              + " ORDER BY 2 DESC, path LIMIT ?",
          row -> new Asked(row.getString(1), row.getLong(2)),
          since,
          limit);
    }
  }
}
