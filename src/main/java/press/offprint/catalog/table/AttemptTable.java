package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.catalog.entry.FailedAttempt;

/** The failed attempts to publish. */
public final class AttemptTable {
  private final Connection connection;

  public AttemptTable(Connection connection) {
    this.connection = connection;
  }

  /** Returns all attempts by source. */
  public Map<String, FailedAttempt> all() throws SQLException {
    Map<String, FailedAttempt> attempts = new TreeMap<>();
    Sql.query(
            connection,
            "SELECT source, made_from, count, next_at FROM attempt",
            row ->
                new FailedAttempt(
                    row.getString(1), row.getString(2), row.getInt(3), row.getLong(4)))
        .forEach(attempt -> attempts.put(attempt.source(), attempt));
    return Collections.unmodifiableMap(attempts);
  }

  public void put(FailedAttempt attempt) throws SQLException {
    Sql.update(
        connection,
        "INSERT OR REPLACE INTO attempt (source, made_from, count, next_at) VALUES (?, ?, ?, ?)",
        attempt.source(),
        attempt.inputHash(),
        attempt.count(),
        attempt.nextAt());
  }

  public void remove(String source) throws SQLException {
    Sql.update(connection, "DELETE FROM attempt WHERE source = ?", source);
  }
}
