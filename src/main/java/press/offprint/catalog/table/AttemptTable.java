package press.offprint.catalog.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
    Map<String, FailedAttempt> out = new TreeMap<>();
    try (PreparedStatement find =
            connection.prepareStatement("SELECT source, made_from, count, next_at FROM attempt");
        ResultSet row = find.executeQuery()) {
      while (row.next()) {
        String source = row.getString(1);
        out.put(source, new FailedAttempt(source, row.getString(2), row.getInt(3), row.getLong(4)));
      }
    }
    return Collections.unmodifiableMap(out);
  }

  public void put(FailedAttempt attempt) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO attempt (source, made_from, count, next_at)"
                + " VALUES (?, ?, ?, ?)")) {
      put.setString(1, attempt.source());
      put.setString(2, attempt.inputHash());
      put.setInt(3, attempt.count());
      put.setLong(4, attempt.nextAt());
      put.executeUpdate();
    }
  }

  public void remove(String source) throws SQLException {
    try (PreparedStatement remove =
        connection.prepareStatement("DELETE FROM attempt WHERE source = ?")) {
      remove.setString(1, source);
      remove.executeUpdate();
    }
  }
}
