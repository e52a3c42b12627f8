package press.offprint.pipeline;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Service;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.RelatedPost;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.canary.CanaryReport;
import press.offprint.pipeline.config.EditionSelection;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.guard.RunGuard;
import press.offprint.pipeline.guard.StagingSteps;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.HiddenEntries;
import press.offprint.pipeline.plan.WithdrawalException;
import press.offprint.pipeline.preview.DraftPreview;
import press.offprint.pipeline.queue.JobQueue;
import press.offprint.pipeline.queue.QueueFigures;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.version.VersionStorage;

/**
 * Offprint, opened on a project: it publishes once or watches, until it is closed. One publisher at
 * a time works on an output folder.
 */
public final class Publisher implements AutoCloseable {
  private final PublishSettings settings;
  private final Site site;
  private final NamedFiles named;
  private final List<RouteFile> routes;
  private final OutputState state;
  private final PipelineFactory factory;
  private final LazyCamelEngine camel;
  private final PlanBeforeCamel planner;

  // The plan of the last run, if nothing was stale in it; else null.
  @GuardedBy("this")
  private BuildPlan unchanged;

  @GuardedBy("this")
  private Runnable beforeUnlock = () -> {};

  @GuardedBy("this")
  private boolean closed;

  private Publisher(
      PublishSettings settings,
      Site site,
      NamedFiles named,
      List<RouteFile> routes,
      OutputState state,
      PipelineFactory factory) {
    this.settings = settings;
    this.site = site;
    this.named = named;
    this.routes = routes;
    this.state = state;
    this.factory = factory;
    this.camel = new LazyCamelEngine(() -> CamelEngine.start(settings, routes, factory));
    this.planner = new PlanBeforeCamel(settings, routes, factory, camel);
  }

  /**
   * Opens a project.
   *
   * @throws OffprintException if the configuration, a route or a folder cannot be used, or another
   *     publisher works on the output folder
   */
  public static Publisher open(PublishSettings settings, RunListener listener) {
    return open(settings, listener, new DiskOperations());
  }

  /** Opens a project on a disk that may fail, for tests. */
  static Publisher open(PublishSettings settings, RunListener listener, DiskOperations disk) {
    ProjectOperations.requireContent(settings);
    // Before the files are read, so that each change from here on opens a new publisher.
    ProjectWatch watch = new ProjectWatch(settings, listener);
    SiteConfigResult configuration = SiteConfigLoader.load(settings);
    NamedFiles named = NamedFiles.of(settings, configuration.site());
    OutputState state = OutputState.open(settings, listener, disk);
    try {
      List<RouteFile> routes = RouteFiles.of(settings.project(), configuration.site());
      EditionSelection.requireSeparateFiles(settings.project(), configuration.site(), routes);
      StagingSteps.require(configuration, settings.project(), routes);
      PipelineFactory factory =
          new PipelineFactory(settings, configuration, state, routes, watch, listener);
      return new Publisher(settings, configuration.site(), named, routes, state, factory);
    } catch (RuntimeException | Error e) {
      state.close();
      throw e;
    }
  }

  /** Returns true if the project adds HTML to the head or the end of all pages. */
  public boolean addsHtml() {
    Path pages = settings.project().resolve("templates/web");
    return Files.isRegularFile(pages.resolve("head.html"))
        || Files.isRegularFile(pages.resolve("foot.html"));
  }

  /** Publishes all changes. */
  public RunSummary publish() {
    return publish(RunRequest.CHANGES);
  }

  /** Publishes what a request names; waits for a run that is under way. */
  public RunSummary publish(RunRequest request) {
    Optional<BuildPlan> plan;
    synchronized (this) {
      plan = planner.make(request);
      unchanged = plan.filter(planner::isUnchanged).orElse(null);
      if (unchanged != null) {
        return planner.end(unchanged);
      }
    }
    return plan.isPresent() ? camel.get().publish(plan.get()) : camel.get().publish(request);
  }

  /** Publishes what a request names, and reports every source of it to {@code client} too. */
  public RunSummary publish(RunRequest request, RunListener client) {
    long number = factory.records().reporter().addClient(client);
    try {
      return publish(
          request.withClient(number).askedBy(request.asker().isEmpty() ? "API" : request.asker()));
    } finally {
      factory.records().reporter().removeClient(number);
    }
  }

  /**
   * Makes a spread of posts with the templates, fonts and settings of now, and compares them with
   * the published ones. Nothing is published.
   *
   * @param editions empty for all
   */
  public CanaryReport tryOut(Set<String> editions) {
    List<String> sources = factory.reading().canary().spread();
    if (sources.isEmpty()) {
      return CanaryReport.NONE;
    }
    return factory
        .reading()
        .canary()
        .tryOut(() -> publish(new RunRequest(editions, sources, true).askedBy("canary")));
  }

  /**
   * Checks the editions that a request names.
   *
   * @throws OffprintException if no route makes one of them; the message lists all
   */
  public void requireEditions(Collection<String> editions) {
    EditionSelection.check(editions, routes);
  }

  /**
   * Stores the output of a run of {@link #publish()} that found nothing stale, for the next run.
   *
   * @param cache looked up before this publisher was opened
   */
  public synchronized void remember(UnchangedRunCache cache, UnchangedRunCache.Output output) {
    if (unchanged != null && planner.isRepeatable(unchanged)) {
      long untilMillis = Math.min(unchanged.untilMillis(), factory.site().books().untilMillis());
      List<String> published = List.copyOf(factory.context().catalog().files());
      beforeUnlock = () -> cache.store(named, published, untilMillis, output);
    }
  }

  /**
   * Publishes as {@link #watch()} does.
   *
   * @param reopen called once after a valid change of the configuration or a route, which only a
   *     new publisher takes up. It must return at once; close this publisher on another thread.
   */
  public void watch(Runnable reopen) {
    factory.projectWatch().onChange(reopen);
    watch();
  }

  /** Publishes all changes, then each change at once, until the publisher is closed. */
  public void watch() {
    factory.records().history().watch();
    factory.copies().comeBehind();
    try {
      publish(RunRequest.WATCHED);
    } catch (WithdrawalException e) {
      // All published files stay. The first run of the watcher reports the reason and is repeated.
    }
    camel.get().watch();
  }

  /** Returns the drafts and future posts for a preview; open it before the first run. */
  public DraftPreview drafts() {
    return factory.reading().drafts();
  }

  public PublishSettings settings() {
    return settings;
  }

  public Site site() {
    return site;
  }

  /** Returns the catalog entries of all sources and books; safe to read during a run. */
  public Collection<CatalogEntry> entries() {
    return factory.context().catalog().everything();
  }

  /** Returns the reasons of the sources that are not published now, by source. */
  public Map<String, Hidden> hidden() {
    return HiddenEntries.of(entries(), settings.clock().instant());
  }

  /** Returns the catalog entry of a source or a book; empty if it was never seen. */
  public Optional<CatalogEntry> find(String source) {
    return factory
        .context()
        .catalog()
        .findBook(source)
        .or(() -> factory.context().catalog().find(source));
  }

  /** Returns the names of the editions of books, sorted. */
  public Set<String> bookEditions() {
    return factory.site().readerBooks().names();
  }

  /**
   * Makes one edition of a book of posts that a reader chose, or returns it from the cache.
   *
   * @throws OffprintException if it cannot be made; the message is for readers
   */
  public Bytes book(ReaderBookRequest request) {
    return new ReaderBookMaker(factory.site().readerBooks(), factory.editions().cache(), camel::get)
        .make(request);
  }

  /** Returns the posts that a post suggests to its readers, the best first. */
  public List<RelatedPost> related(String source) {
    return factory.reading().related().shown(source);
  }

  /** Returns the numbers of jobs and workers; empty if this process makes all posts. */
  public Optional<QueueFigures> queue() {
    return factory.jobs().map(JobQueue::figures);
  }

  /** Returns the history of runs; this publisher closes it. */
  public PublishHistory history() {
    return factory.records().history().history();
  }

  /** Returns the rollbacks and releases of this publisher. */
  public PublisherHolds holds() {
    return new PublisherHolds(settings, state, factory, camel);
  }

  /** Returns the check of runs for odd results, and the held runs. */
  public RunGuard guard() {
    return factory.records().guard();
  }

  /** Returns the versions of posts and their stored files. It lists the folder of these files. */
  public VersionStorage versionStorage() {
    return VersionStorage.of(factory.context().catalog().versionCount(), factory.context().store());
  }

  /** Returns the files of the whole site. */
  public List<SiteRendition> siteRenditions() {
    return factory.context().catalog().siteRenditions();
  }

  /**
   * Starts a service in the publisher's Camel; it ends when the publisher is closed.
   *
   * @throws OffprintException if it cannot be started
   */
  public void join(Service service) {
    camel.get().join(service);
  }

  /** Starts no further post, waits for those under way (ten seconds), and writes the catalog. */
  @Override
  public void close() {
    factory.context().stop().request();
    synchronized (this) {
      if (!closed) {
        closed = true;
        camel.close();
        factory.close();
        state.close(beforeUnlock);
      }
    }
  }

  /**
   * Runs one route now, also if nothing changed. The route of an edition makes that edition; {@code
   * publish-post} makes all editions of the posts chosen in the settings.
   *
   * @throws OffprintException if there is no such route
   */
  public static RunSummary trigger(PublishSettings settings, RunListener listener, String route) {
    RouteRequest request = RouteRequest.of(route, ProjectOperations.routes(settings));
    try (Publisher publisher = open(settings.limitedTo(request.editions()), listener)) {
      return publisher.publish(
          new RunRequest(request.editions(), List.of(), request.force()).askedBy(route));
    }
  }

  /**
   * Runs one route of this publisher now, as {@link #trigger(PublishSettings, RunListener, String)}
   * does.
   */
  public RunSummary trigger(String route, List<String> sources, RunListener client) {
    RouteRequest request = RouteRequest.of(route, ProjectOperations.routes(settings));
    return publish(
        new RunRequest(request.editions(), sources, request.force()).askedBy(route), client);
  }
}
