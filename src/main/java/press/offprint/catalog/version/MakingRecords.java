package press.offprint.catalog.version;

import java.util.List;
import press.offprint.catalog.table.Transactions;

/** Why the files of sources were made. Thread-safe. */
public final class MakingRecords {
  private final MakingTable table;
  private final Transactions transactions;

  /**
   * Creates the records.
   *
   * @param transactions of the catalog of the table
   */
  public MakingRecords(MakingTable table, Transactions transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  /** Returns the last making of each edition of a source. */
  public List<Making> of(String source) {
    return transactions.run(() -> table.of(source));
  }

  /** Removes what is recorded of sources that have no entry. */
  public void removeUnused() {
    transactions.run(
        () -> {
          table.removeUnused();
          return true;
        });
  }
}
