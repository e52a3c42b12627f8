package press.offprint.pipeline.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.SelectedBook;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.plan.input.InputHash;
import press.offprint.pipeline.plan.scan.ScannedPost;

/**
 * A book to make, as a value.
 *
 * @param source the source with its definition, such as {@code books/essays.md}, or {@code
 *     books/NAME} for a book of the configuration
 * @param folder the output folder of its files
 * @param definition empty for a book of the configuration
 * @param dependencies of the text of its definition; they are those of now
 * @param hashes the input hash of each edition, without the dependencies
 * @param stale the editions to make
 * @param problems errors for which it cannot be made, or warnings
 */
public record BookJob(
    BookSpec spec,
    String source,
    String folder,
    SelectedBook selected,
    Optional<ScannedPost> definition,
    List<StampedDependency> dependencies,
    Map<String, String> hashes,
    Set<String> stale,
    List<Problem> problems) {
  public BookJob {
    dependencies = List.copyOf(dependencies);
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
    return new BookJob(
        spec, source, folder, selected, definition, dependencies, hashes, editions, problems);
  }

  /** Returns the same book after its definition was read, which gave warnings. */
  public BookJob read(List<StampedDependency> found, List<Problem> warnings) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(warnings);
    return new BookJob(spec, source, folder, selected, definition, found, hashes, stale, all);
  }

  /** Returns the hash of all inputs of one edition. */
  public String hash(String edition) {
    return new InputHash()
        .add(hashes.getOrDefault(edition, ""))
        .add(dependencies.stream().map(StampedDependency::dependency).toList())
        .hash();
  }

  /** Returns the hash of all inputs of the book; warnings are none of them. */
  public String inputHash() {
    InputHash hash = new InputHash();
    hashes.keySet().stream().sorted().forEach(edition -> hash.add(edition).add(hash(edition)));
    problems.stream().filter(Problem::isError).forEach(problem -> hash.add(problem.message()));
    return hash.hash();
  }
}
