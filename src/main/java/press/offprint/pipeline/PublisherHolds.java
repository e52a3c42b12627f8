package press.offprint.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.Making;
import press.offprint.catalog.version.PostVersion;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.guard.HeldRelease;
import press.offprint.pipeline.guard.HeldRun;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.version.Rollback;
import press.offprint.pipeline.version.RunRollback;

/**
 * Rollbacks and releases by an open publisher, each between two runs. The next run publishes what
 * is released, and adapts lists and feeds.
 */
public final class PublisherHolds {
  private final PublishSettings settings;
  private final OutputState state;
  private final PipelineFactory factory;
  private final LazyCamelEngine camel;

  PublisherHolds(
      PublishSettings settings, OutputState state, PipelineFactory factory, LazyCamelEngine camel) {
    this.settings = settings;
    this.state = state;
    this.factory = factory;
    this.camel = camel;
  }

  /** Returns the posts that show an earlier version, by source. */
  public Map<String, HeldPost> posts() {
    return Map.copyOf(factory.context().catalog().held());
  }

  /** Returns the versions of a post, the oldest first. */
  public List<PostVersion> versions(String source) {
    return factory.context().catalog().versions(source);
  }

  /** Returns why the editions of a post were made the last time. */
  public List<Making> makings(String source) {
    return factory.context().catalog().makings(source);
  }

  /**
   * Shows an earlier version of a post at its address.
   *
   * @return the paths of the files that differ from those before
   * @throws OffprintException if there is no such version, or it cannot be shown
   */
  public Set<String> rollback(String source, int number) {
    return betweenRuns(() -> Rollback.on(state, settings).show(source, number));
  }

  /**
   * Shows the state of each published post after a run.
   *
   * @throws OffprintException if no version is of that run or an earlier one
   */
  public RunRollback rollbackTo(long run) {
    return betweenRuns(() -> Rollback.on(state, settings).showRun(run));
  }

  /**
   * Releases all posts of a held run.
   *
   * @throws OffprintException if the run is not held
   */
  public void release(long run) {
    betweenRuns(
        () -> {
          HeldRelease release = HeldRelease.on(state);
          List<HeldRun> runs = release.runs();
          release.release(run);
          runs.stream()
              .filter(one -> one.run() == run)
              .forEach(one -> one.posts().keySet().forEach(factory.context().retries()::forget));
          return run;
        });
  }

  /**
   * Releases a post that is odd, or that shows an earlier version.
   *
   * @throws OffprintException if the post is not held
   */
  public void release(String source) {
    betweenRuns(
        () -> {
          if (!HeldRelease.on(state).release(source)) {
            Rollback.on(state, settings).release(source);
          }
          factory.context().retries().forget(source);
          return source;
        });
  }

  private <T> T betweenRuns(Supplier<T> work) {
    return camel
        .get()
        .betweenRuns(
            () -> {
              factory.context().catalog().flush();
              try {
                return work.get();
              } finally {
                factory.context().catalog().refresh();
                factory.records().guard().refresh();
              }
            });
  }
}
