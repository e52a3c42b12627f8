package press.offprint.content.frontmatter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.model.problem.Problem;

/**
 * The result of reading a post.
 *
 * @param <T> the value that an accepted post gives
 */
public sealed interface ReadResult<T> {

  /** Returns the value of an accepted post; empty if the post is rejected. */
  default Optional<T> accepted() {
    return this instanceof Accepted<T> good ? Optional.of(good.value()) : Optional.empty();
  }

  /** Returns the problems of a rejected post; empty if the post is accepted. */
  default List<Problem> rejections() {
    return this instanceof Rejected<T> bad ? bad.problems() : List.of();
  }

  /** Applies {@code next} to the value of an accepted post; a rejected post stays rejected. */
  default <R> ReadResult<R> then(Function<T, ReadResult<R>> next) {
    return accepted().map(next).orElseGet(() -> new Rejected<>(rejections()));
  }

  /** The post is accepted. The value holds its warnings. */
  record Accepted<T>(T value) implements ReadResult<T> {}

  /** The post is rejected; at least one problem is an error. */
  record Rejected<T>(List<Problem> problems) implements ReadResult<T> {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
