package press.offprint.pipeline.run;

import java.util.List;
import java.util.Set;

/**
 * The scope of one run on an open publisher, within its settings.
 *
 * @param editions names of the editions to make; empty for all
 * @param sources posts or folders, relative to the content folder; empty for all
 * @param force true if editions are made again although their inputs did not change
 * @param client the number of the listener that gets a receipt for every source of this run; 0 for
 *     none
 * @param withdrawals the treatment of a large withdrawal
 * @param asker who asked for the run, for the history, such as {@code API}; empty if it is the
 *     owner of the publisher
 */
public record RunRequest(
    Set<String> editions,
    List<String> sources,
    boolean force,
    long client,
    LargeWithdrawal withdrawals,
    String asker) {
  /** A request to publish all changes. */
  public static final RunRequest CHANGES = new RunRequest(Set.of(), List.of(), false);

  /** The request of a watcher: nobody may be there to allow a large withdrawal. */
  public static final RunRequest WATCHED =
      new RunRequest(Set.of(), List.of(), false, 0, LargeWithdrawal.HOLD, "");

  public RunRequest {
    editions = Set.copyOf(editions);
    sources = List.copyOf(sources);
  }

  /** A request without a listener. */
  public RunRequest(Set<String> editions, List<String> sources, boolean force) {
    this(editions, sources, force, 0);
  }

  /** A request that a large withdrawal stops. */
  public RunRequest(Set<String> editions, List<String> sources, boolean force, long client) {
    this(editions, sources, force, client, LargeWithdrawal.STOP, "");
  }

  /** Returns the same request, which allows a large withdrawal. */
  public RunRequest allowingWithdrawals() {
    return new RunRequest(editions, sources, force, client, LargeWithdrawal.ALLOW, asker);
  }

  /** Returns the same request with the number of its listener. */
  public RunRequest withClient(long number) {
    return new RunRequest(editions, sources, force, number, withdrawals, asker);
  }

  /** Returns the same request with the name of who asked. */
  public RunRequest askedBy(String name) {
    return new RunRequest(editions, sources, force, client, withdrawals, name);
  }

  /** Returns true if the edition is requested. */
  public boolean wants(String edition) {
    return editions.isEmpty() || editions.contains(edition);
  }

  /** Returns true if the source is requested by its path or by a folder above it. */
  public boolean names(String source) {
    return sources.isEmpty()
        || sources.stream().anyMatch(s -> source.equals(s) || source.startsWith(s + "/"));
  }
}
