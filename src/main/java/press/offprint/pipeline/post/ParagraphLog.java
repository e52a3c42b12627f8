package press.offprint.pipeline.post;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import press.offprint.catalog.place.PlaceTable;
import press.offprint.content.place.ParagraphIds;
import press.offprint.content.place.PlaceNumbers;
import press.offprint.model.Article;

/**
 * Numbers the paragraphs of posts if the site asks for it ({@code places: true}), and remembers the
 * numbers. A post that is read twice gets the same numbers. Thread-safe.
 */
public final class ParagraphLog implements ParagraphIds.Log, AutoCloseable {
  // Null if the site has no numbers.
  private final PlaceTable table;

  private ParagraphLog(PlaceTable table) {
    this.table = table;
  }

  /** Opens the log in the folder {@code state}, or one that does nothing. */
  public static ParagraphLog open(boolean wanted, Path state) {
    return new ParagraphLog(wanted ? PlaceTable.open(state) : null);
  }

  /** Returns an article with numbered paragraphs, or the same one if there are no numbers. */
  Article add(Article article) {
    return table == null ? article : ParagraphIds.add(article, this);
  }

  // Synchronized, because a post may be read for its page and for a book at once.
  @Override
  public synchronized PlaceNumbers next(
      String source, List<String> fingerprints, IntPredicate taken) {
    PlaceNumbers before = table.find(source).map(ParagraphLog::numbers).orElse(PlaceNumbers.NONE);
    PlaceNumbers now = before.next(fingerprints, taken);
    if (!now.equals(before)) {
      table.put(source, row(now));
    }
    return now;
  }

  private static PlaceNumbers numbers(PlaceTable.Row row) {
    return new PlaceNumbers(
        row.places()
            .lines()
            .map(
                line -> {
                  int cut = line.indexOf(' ');
                  return new PlaceNumbers.Place(
                      line.substring(0, cut), Integer.parseInt(line.substring(cut + 1)));
                })
            .toList(),
        row.next());
  }

  private static PlaceTable.Row row(PlaceNumbers numbers) {
    return new PlaceTable.Row(
        numbers.places().stream()
            .map(place -> place.fingerprint() + " " + place.number())
            .collect(Collectors.joining("\n")),
        numbers.next());
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
  }
}
