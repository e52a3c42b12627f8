package press.offprint.catalog.place;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The numbers of the paragraphs of each post, in the file {@code places.db} of the state folder. If
 * the file is lost, the paragraphs of a post are numbered in order when it is read next.
 * Thread-safe. Every method throws {@link press.offprint.catalog.entry.CatalogException} if the
 * file cannot be read or written.
 */
public final class PlaceTable implements AutoCloseable {
  private final PlaceFile file;

  /**
   * The numbers of a post as they are stored.
   *
   * @param places a line for each paragraph: its fingerprint, a space and its number
   * @param next the first number that was never given
   */
  public record Row(String places, int next) {}

  private PlaceTable(PlaceFile file) {
    this.file = file;
  }

  /** Opens or creates the file in {@code folder}. */
  public static PlaceTable open(Path folder) {
    return new PlaceTable(
        PlaceFile.open(
            folder,
            "CREATE TABLE IF NOT EXISTS place (source TEXT PRIMARY KEY,"
                + " places TEXT NOT NULL, next INTEGER NOT NULL) WITHOUT ROWID"));
  }

  /** Returns the numbers of a post; empty if it has none. */
  public Optional<Row> find(String source) {
    return file.find(
        "SELECT places, next FROM place WHERE source = ?",
        row -> new Row(row.getString(1), row.getInt(2)),
        source);
  }

  /** Adds or replaces the numbers of a post. */
  public void put(String source, Row row) {
    file.update("INSERT OR REPLACE INTO place VALUES (?, ?, ?)", source, row.places(), row.next());
  }

  @Override
  public void close() {
    file.close();
  }
}
