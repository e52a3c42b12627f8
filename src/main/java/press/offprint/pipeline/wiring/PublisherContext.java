package press.offprint.pipeline.wiring;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import press.offprint.content.site.config.QueueSettings;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.Site;
import press.offprint.pipeline.config.EditionSelection;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.HeldFolder;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.state.RetrySchedule;

/**
 * The values and services that all parts of a publisher share.
 *
 * @param editions the editions that are wanted, and their routes
 * @param store the renditions by content
 * @param stop the signal that ends a run
 */
public record PublisherContext(
    PublishSettings settings,
    SiteConfigResult configured,
    OutputState state,
    List<RouteFile> routes,
    RunListener listener,
    CatalogCache catalog,
    EditionRoutes editions,
    RetrySchedule retries,
    BlobStore store,
    Acceptance acceptance,
    StopFlag stop) {

  public static PublisherContext of(
      PublishSettings settings,
      SiteConfigResult configured,
      OutputState state,
      List<RouteFile> routes,
      RunListener listener) {
    return new PublisherContext(
        settings,
        configured,
        state,
        routes,
        listener,
        catalog(state, configured.queue()),
        new EditionRoutes(routes, EditionSelection.wanted(settings, configured.site(), routes)),
        new RetrySchedule(state.catalog(), settings.clock()),
        StoreLocation.of(settings, configured.queue(), state.disk()),
        new Acceptance(configured.accepted()),
        new StopFlag());
  }

  // Workers are not asked again for a post whose receipt was reported.
  private static CatalogCache catalog(OutputState state, QueueSettings queue) {
    Consumer<Set<String>> written = paths -> state.output().settle(() -> paths);
    return queue.isBroker()
        ? CatalogCache.atOnce(state.catalog(), written)
        : CatalogCache.inBatches(state.catalog(), written);
  }

  Site site() {
    return configured.site();
  }

  public OutputFolder output() {
    return state.output();
  }

  /** Returns the files of held runs, for people who look at them. */
  public HeldFolder heldFolder() {
    return new HeldFolder(state.folder(), state.disk());
  }

  /** Is every edition of the site made, and not only those that the command line names? */
  boolean makesAllEditions() {
    return settings.editions().isEmpty();
  }
}
