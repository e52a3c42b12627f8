package press.offprint.catalog.place;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The number of the edition of each post, with its text and the one before it, in the file {@code
 * places.db} of the state folder. If the file is lost, numbers begin with 1. Thread-safe. Every
 * method throws {@link press.offprint.catalog.entry.CatalogException} if the file cannot be read or
 * written.
 */
public final class EditionTable implements AutoCloseable {
  private final PlaceFile file;

  /**
   * An edition as it is stored.
   *
   * @param date the day of its first publishing
   * @param text in a form that only the writer knows
   * @param before the text of the edition before; empty for the first
   */
  public record Row(int number, String date, String text, String before) {}

  private EditionTable(PlaceFile file) {
    this.file = file;
  }

  /** Opens or creates the file in {@code folder}. */
  public static EditionTable open(Path folder) {
    return new EditionTable(
        PlaceFile.open(
            folder,
            "CREATE TABLE IF NOT EXISTS edition (source TEXT PRIMARY KEY,"
                + " number INTEGER NOT NULL, date TEXT NOT NULL, text TEXT NOT NULL,"
                + " before TEXT NOT NULL) WITHOUT ROWID"));
  }

  /** Returns the last edition of a post; empty if it has none. */
  public Optional<Row> find(String source) {
    return file.find(
        "SELECT number, date, text, before FROM edition WHERE source = ?",
        row -> new Row(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)),
        source);
  }

  /** Adds or replaces the last edition of a post. */
  public void put(String source, Row row) {
    file.update(
        "INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)",
        source,
        row.number(),
        row.date(),
        row.text(),
        row.before());
  }

  @Override
  public void close() {
    file.close();
  }
}
