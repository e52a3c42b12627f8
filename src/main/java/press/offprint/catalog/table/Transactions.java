package press.offprint.catalog.table;

import java.sql.SQLException;

/** Runs work in a transaction of the catalog: all of its changes are stored, or none. */
public interface Transactions {
  /** Runs work; a failure is a {@link press.offprint.catalog.entry.CatalogException}. */
  <T> T run(Work<T> work);

  /** Work that reads and changes rows. */
  interface Work<T> {
    T run() throws SQLException;
  }
}
