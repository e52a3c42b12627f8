package press.offprint.catalog.table;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import press.offprint.catalog.entry.CatalogException;

/** Messages for people about SQLite errors. */
public final class SqliteErrors {
  private static final Set<String> DAMAGE =
      Set.of("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT", "SQLITE_CANTOPEN_ISDIR");

  private SqliteErrors() {}

  /** Returns an exception whose message has the cause and the next step. */
  public static CatalogException of(SQLException e) {
    String message =
        switch (plain(e)) {
          case "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL" ->
              "The catalog is locked by another program. Wait until that program has finished, or"
                  + " stop it; then run Offprint again.";
          case "SQLITE_FULL" ->
              "The catalog could not be written: the disk is full. Free some space, then run Offprint"
                  + " again.";
          case "SQLITE_READONLY", "SQLITE_PERM" ->
              "The catalog is write-protected. Allow writing to the state folder, or name"
                  + " another with --state DIR.";
          case "SQLITE_CANTOPEN" ->
              "The catalog could not be opened. Check that the state folder can be read and"
                  + " written, or name another with --state DIR.";
          case "SQLITE_IOERR" ->
              "The catalog could not be read or written: the disk reports an error or is full."
                  + " Check the disk, then run Offprint again.";
          case "SQLITE_CORRUPT", "SQLITE_NOTADB" ->
              "The catalog is damaged. Run Offprint again: it renames the file and creates a new"
                  + " catalog.";
          default -> "The catalog failed: " + e.getMessage();
        };
    return new CatalogException(message, e);
  }

  /** Returns true if the file is damaged, so that only a new one helps. */
  public static boolean isDamage(SQLException e) {
    return DAMAGE.contains(plain(e));
  }

  /** Returns the primary code: {@code SQLITE_IOERR} for {@code SQLITE_IOERR_WRITE}. */
  private static String plain(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      int primary = code.code & 0xFF;
      for (SQLiteErrorCode known : SQLiteErrorCode.values()) {
        if (known.code == primary) {
          return known.name();
        }
      }
      return code.name();
    }
    return "";
  }
}
