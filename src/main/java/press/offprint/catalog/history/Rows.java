package press.offprint.catalog.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import press.offprint.catalog.history.PublishHistory.Ended;
import press.offprint.catalog.history.PublishHistory.Made;

/** The columns of the tables of the history, in the order of the records. */
final class Rows {
  static final String ENDED = "SELECT run, at, source, status, reason, millis, lead FROM ended";
  static final String MADE = "SELECT run, at, source, edition, bytes, pages, millis FROM made";

  private Rows() {}

  static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7));
  }

  static Made made(ResultSet row) throws SQLException {
    return new Made(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getInt(6),
        row.getLong(7));
  }
}
