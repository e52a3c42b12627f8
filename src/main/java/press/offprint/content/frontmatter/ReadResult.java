package press.offprint.content.frontmatter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.model.Problem;

/**
 * How reading a post ended.
 *
 * @param <T> what a good post gives
 */
public sealed interface ReadResult<T> {

  /** What a good post gives; empty where it is rejected. */
  default Optional<T> accepted() {
    return this instanceof Accepted<T> good ? Optional.of(good.value()) : Optional.empty();
  }

  /** Why the post is rejected; empty where it is good. */
  default List<Problem> rejections() {
    return this instanceof Rejected<T> bad ? bad.problems() : List.of();
  }

  /** Goes on with a good post; a rejected one stays rejected. */
  default <R> ReadResult<R> then(Function<T, ReadResult<R>> next) {
    return accepted().map(next).orElseGet(() -> new Rejected<>(rejections()));
  }

  /** The post is good, maybe with warnings, which the value carries. */
  record Accepted<T>(T value) implements ReadResult<T> {}

  /** The post is rejected; at least one problem is an error. */
  record Rejected<T>(List<Problem> problems) implements ReadResult<T> {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
