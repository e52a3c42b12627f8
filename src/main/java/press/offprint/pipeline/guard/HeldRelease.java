package press.offprint.pipeline.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.HeldFolder;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.state.OutputState;

/**
 * Lets held runs through: the next run makes their posts again, from the same inputs with the same
 * bytes, and puts them in place. If an input has changed until then, the post is judged again.
 */
public final class HeldRelease implements AutoCloseable {
  private final OutputState state;
  private final HeldRuns held;

  private HeldRelease(OutputState state) {
    this.state = state;
    Catalog catalog = state.catalog();
    this.held = new HeldRuns(key -> catalog.setting(key).orElse(""), catalog::set);
  }

  /**
   * Opens the output folder of a project.
   *
   * @throws OffprintException if another process publishes into it
   */
  public static HeldRelease open(PublishSettings settings, RunListener listener) {
    return open(settings, listener, new DiskOperations());
  }

  /** Opens it on a disk that may fail, for tests. */
  public static HeldRelease open(
      PublishSettings settings, RunListener listener, DiskOperations disk) {
    OutputState state = OutputState.open(settings, listener, disk);
    try {
      return new HeldRelease(state);
    } catch (RuntimeException | Error e) {
      state.close();
      throw e;
    }
  }

  /** Returns a release in an output folder that is open. It must not be closed. */
  public static HeldRelease on(OutputState state) {
    return new HeldRelease(state);
  }

  /** Returns the held runs of a project, the oldest first. It needs no lock. */
  public static List<HeldRun> list(PublishSettings settings) {
    try (Catalog catalog = Catalog.openReadOnly(ProjectLayout.state(settings)).orElse(null)) {
      return catalog == null
          ? List.of()
          : new HeldRuns(key -> catalog.setting(key).orElse(""), (key, value) -> {}).runs();
    }
  }

  /** Returns the held runs, the oldest first. */
  public List<HeldRun> runs() {
    return held.runs();
  }

  /**
   * Releases all posts of a run.
   *
   * @return the number of posts
   * @throws OffprintException if the run is not held; the message names those that are
   */
  public int release(long run) {
    HeldRun one =
        held.find(run)
            .orElseThrow(
                () ->
                    new OffprintException(
                        "Run "
                            + run
                            + " is not held."
                            + (held.runs().isEmpty()
                                ? " No run is held."
                                : " The held runs are: "
                                    + String.join(
                                        ", ",
                                        held.runs().stream()
                                            .map(known -> Long.toString(known.run()))
                                            .toList())
                                    + ".")));
    Map<String, String> all = new TreeMap<>(one.posts());
    if (one.whole()) {
      // Books, lists and feeds show the same change.
      all.put(HeldRuns.SITE, HeldRuns.ANY);
    }
    release(all);
    return one.posts().size();
  }

  /** Releases one post; returns false if no run holds it. */
  public boolean release(String source) {
    Optional<HeldRun> one =
        held.runs().stream().filter(run -> run.posts().containsKey(source)).findFirst();
    one.ifPresent(run -> release(Map.of(source, run.posts().get(source))));
    return one.isPresent();
  }

  // In this order: a release that is interrupted can be repeated.
  private void release(Map<String, String> posts) {
    held.release(posts);
    posts.keySet().forEach(state.catalog()::forgetAttempts);
    Map<String, CatalogEntry> entries = state.catalog().entries();
    // A book that failed is tried again if its inputs differ from those of the record.
    state
        .catalog()
        .put(
            posts.keySet().stream()
                .map(entries::get)
                .filter(entry -> entry != null && entry.isBook())
                .map(entry -> entry.withFingerprint(CatalogEntry.BOOK))
                .toList());
    held.remove(posts::containsKey);
    new HeldFolder(state.folder(), state.disk())
        .retain(held.runs().stream().map(HeldRun::run).toList());
  }

  @Override
  public void close() {
    state.close();
  }
}
