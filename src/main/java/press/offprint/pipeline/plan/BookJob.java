package press.offprint.pipeline.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.SelectedBook;
import press.offprint.model.problem.Problem;

/**
 * A book to make, as a value.
 *
 * @param source the source with its definition, such as {@code books/essays.md}, or {@code
 *     books/NAME} for a book of the configuration
 * @param folder the output folder of its files
 * @param definition empty for a book of the configuration
 * @param hashes the input hash of each edition
 * @param stale the editions to make
 * @param problems errors for which it cannot be made, or warnings
 */
public record BookJob(
    BookSpec spec,
    String source,
    String folder,
    SelectedBook selected,
    Optional<ScannedPost> definition,
    Map<String, String> hashes,
    Set<String> stale,
    List<Problem> problems) {
  public BookJob {
    hashes = Map.copyOf(hashes);
    stale = Set.copyOf(stale);
    problems = List.copyOf(problems);
  }

  /** Returns true if the book cannot be made. */
  public boolean isRejected() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Returns the same book with other editions to make. */
  public BookJob with(Set<String> editions) {
    return new BookJob(spec, source, folder, selected, definition, hashes, editions, problems);
  }

  /** Returns the hash of all inputs of the book. */
  public String inputHash() {
    InputHash hash = new InputHash();
    hashes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(edition -> hash.add(edition.getKey()).add(edition.getValue()));
    problems.forEach(problem -> hash.add(problem.message()));
    return hash.hash();
  }
}
