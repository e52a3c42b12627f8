package press.offprint.pipeline;

/** Someone who wants to know how a run goes on. Called from many threads, one at a time. */
public interface Listener {

  /** A run begins with {@code total} sources to account for. */
  default void begins(int total) {}

  /** One source ended. */
  default void ended(Receipt receipt) {}

  /** The run is over. */
  default void closes(Summary summary) {}

  /** A word for the person at the terminal. */
  default void notice(String message) {}
}
