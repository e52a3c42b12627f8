package press.offprint.pipeline.run;

import java.util.List;
import java.util.Set;

/** Someone who wants to know how a run goes on. Called from many threads, one at a time. */
public interface RunListener {

  /** A run begins with {@code total} sources to account for. */
  default void begins(int total) {}

  /** These posts are due and wait for their turn. */
  default void queued(List<String> sources) {}

  /** A post is begun; {@code editions} are to be made of it. */
  default void begun(String source, Set<String> editions) {}

  /** One edition of a post is through, made or failed. */
  default void made(String source, String edition, long millis) {}

  /** One source ended. */
  default void ended(Receipt receipt) {}

  /** The run is over. */
  default void closes(RunSummary summary) {}

  /** A word for the person at the terminal. */
  default void notice(String message) {}
}
