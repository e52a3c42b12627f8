package press.offprint.catalog.table;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import press.offprint.catalog.entry.FileStamp;

/** A file stamp as four columns. */
final class StampColumns {
  private StampColumns() {}

  static FileStamp stamp(ResultSet row, int first) throws SQLException {
    return new FileStamp(
        row.getLong(first),
        row.getLong(first + 1),
        row.getLong(first + 2),
        row.getString(first + 3));
  }

  static void set(PreparedStatement put, int first, FileStamp stamp) throws SQLException {
    put.setLong(first, stamp.size());
    put.setLong(first + 1, stamp.modifiedNanos());
    put.setLong(first + 2, stamp.changedNanos());
    put.setString(first + 3, stamp.inode());
  }
}
