package press.offprint.pipeline.run;

import java.util.List;
import java.util.Set;

/** The observer of a run. It is called from many threads, by one at a time. */
public interface RunListener {

  /**
   * A run is planned. In watch mode, most of these runs find no change, and nothing follows.
   *
   * @param startedAt the start of the run, in milliseconds since 1970
   */
  default void planned(RunRequest request, long startedAt) {}

  /** A run with {@code total} sources begins. */
  default void begins(int total) {}

  /** These posts are in the queue. */
  default void queued(List<String> sources) {}

  /** The build of a post begins, with {@code editions} to make. */
  default void begun(String source, Set<String> editions) {}

  /**
   * One edition of a post is made or has failed.
   *
   * @param pages the number of pages of a PDF, 0 for any other file
   */
  default void made(String source, String edition, long millis, int pages) {}

  /** One source is finished. */
  default void ended(Receipt receipt) {}

  /** The run is finished. */
  default void closes(RunSummary summary) {}

  /**
   * A run ended without a result.
   *
   * @param reason reported once for several runs in a row
   * @param held true if it waits for a person, because it would withdraw many posts
   */
  default void failed(String reason, boolean held) {}

  /** A message for the person at the terminal. */
  default void notice(String message) {}
}
