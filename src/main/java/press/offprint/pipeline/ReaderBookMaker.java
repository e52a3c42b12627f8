package press.offprint.pipeline;

import java.util.Optional;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.book.ReaderBooks;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.record.BranchFailures;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.pipeline.state.PostRejection;

/** Makes the books of readers by their route, and keeps them in the cache by their inputs. */
record ReaderBookMaker(ReaderBooks books, Cache cache, Supplier<CamelEngine> camel) {

  /**
   * Returns the file of a book.
   *
   * @throws OffprintException if it cannot be made
   */
  Bytes make(ReaderBookRequest request) {
    BookJob job = books.job(request);
    String key = "reader-book/" + request.edition() + "/" + job.inputHash();
    Optional<Bytes> known = cache.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    Bytes made = result(camel.get().makeForReader(job));
    if (request.isKept()) {
      cache.keep(key, made);
    }
    return made;
  }

  private static Bytes result(Object body) {
    PostRejection rejection;
    if (body instanceof BranchResults results) {
      if (results.failures().isEmpty() && !results.renditions().isEmpty()) {
        return results.renditions().get(0).content();
      }
      rejection = BranchFailures.of(results.failures());
    } else {
      rejection = (PostRejection) body;
    }
    throw new OffprintException(
        rejection.problems().stream()
            .findFirst()
            .map(problem -> problem.message() + " " + problem.hint())
            .orElse("The book could not be made. Try again later."));
  }
}
