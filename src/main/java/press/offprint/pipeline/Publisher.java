package press.offprint.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Service;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.edition.pdf.PageCount;
import press.offprint.model.OffprintException;
import press.offprint.model.Site;
import press.offprint.pipeline.check.ContentCheck;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.plan.EditionFingerprints;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RouteInfo;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.state.RetrySchedule;

/**
 * The whole press: opened on a project, it publishes once or keeps watching, until it is closed.
 * One press at a time works on an output folder.
 */
public final class Publisher implements AutoCloseable {
  private final PublishSettings settings;
  private final Site site;
  private final OutputState outputState;
  private final PipelineFactory factory;
  private final LazyCamelEngine camel;
  private Optional<UpToDateCheck.Nothing> nothing = Optional.empty();
  private Runnable last = () -> {};
  private boolean closed;

  private Publisher(PipelineFactory.Parts parts, PipelineFactory factory) {
    this.settings = parts.settings();
    this.site = parts.site();
    this.outputState = parts.outputState();
    this.factory = factory;
    this.camel =
        new LazyCamelEngine(() -> CamelEngine.start(parts.settings(), parts.routes(), factory));
  }

  /** What all parts of a press share. */
  public record Room(
      PublishSettings settings,
      Site site,
      ContentFolder content,
      SiteFileLookup files,
      OutputFolder output,
      CatalogCache catalog,
      RetrySchedule retries,
      EditionFingerprints keys,
      IsolatedExecutor executor,
      StopFlag stop) {}

  /**
   * Opens the press.
   *
   * @throws OffprintException where configuration, routes or folders are not as they must be, or
   *     another press works on the output folder
   */
  public static Publisher open(PublishSettings settings, RunListener listener) {
    return open(settings, listener, new DiskOperations());
  }

  /** As {@link #open(PublishSettings, RunListener)}, on a disk that a test may have spoiled. */
  static Publisher open(PublishSettings settings, RunListener listener, DiskOperations disk) {
    requireContent(settings);
    Site site = SiteConfigLoader.of(settings);
    OutputState outputState = OutputState.open(settings, listener, disk);
    try {
      List<RouteFile> routes = RouteFiles.of(settings.project());
      PipelineFactory.Parts parts =
          new PipelineFactory.Parts(settings, site, outputState, listener, routes);
      return new Publisher(parts, PipelineFactory.make(parts));
    } catch (RuntimeException | Error e) {
      outputState.close();
      throw e;
    }
  }

  private static void requireContent(PublishSettings settings) {
    if (!Files.isDirectory(settings.content())) {
      throw new OffprintException(
          "There is no content folder "
              + settings.content()
              + ". Make it and put a post in, or name another with --content DIR.");
    }
    for (Path path : settings.paths()) {
      if (!path.startsWith(settings.content()) || !Files.exists(path)) {
        throw new OffprintException(
            path
                + (Files.exists(path) ? " is not below" : " does not exist; name a post below")
                + " the content folder "
                + settings.content()
                + ".");
      }
    }
  }

  /** Where a press keeps its state: the catalog lies there. */
  public static Path state(PublishSettings settings) {
    return settings.output().resolve(OutputState.STATE);
  }

  /** Publishes what changed. */
  public RunSummary publish() {
    return publish(RunRequest.CHANGES);
  }

  /** Publishes what {@code order} asks for; waits for a run that is under way. */
  public RunSummary publish(RunRequest request) {
    return untouched(request).orElseGet(() -> camel.engine().publish(request));
  }

  private synchronized Optional<RunSummary> untouched(RunRequest request) {
    if (camel.isOn()) {
      return Optional.empty();
    }
    nothing = factory.firstLook().check(request, this::expect);
    return nothing.map(UpToDateCheck.Nothing::summary);
  }

  // While it is still being found out what is due, another core may start Camel.
  private void expect() {
    if (settings.threads() > 1) {
      camel.startInBackground();
    }
  }

  private List<String> published() {
    Map<String, CatalogEntry> entries = new HashMap<>();
    factory.catalog().all().forEach(entry -> entries.put(entry.source(), entry));
    return List.copyOf(Unpublisher.paths(entries, factory.catalog().siteRenditions()));
  }

  /**
   * Keeps what a run of {@link #publish()} said for the next one, where it found nothing to do.
   *
   * @param standstill looked for before this press was opened
   */
  public synchronized void remember(UnchangedRunCache standstill, UnchangedRunCache.Said said) {
    boolean stays =
        nothing.filter(run -> run.summary().count(ReceiptStatus.REJECTED) == 0).isPresent()
            && factory.receipts().isSettled();
    if (stays) {
      long until = nothing.get().untilMillis();
      List<String> published = published();
      last = () -> standstill.keep(published, until, said);
    }
  }

  /** Publishes what changed, then each change as it comes, until the press is closed. */
  public void watch() {
    publish();
    camel.engine().watch();
  }

  public PublishSettings settings() {
    return settings;
  }

  public Site site() {
    return site;
  }

  /** What is known of every source, now; safe to read while the press works. */
  public Collection<CatalogEntry> entries() {
    return factory.catalog().all();
  }

  /** What is known of one source. */
  public Optional<CatalogEntry> find(String source) {
    return factory.catalog().find(source);
  }

  /** How many pages a PDF of the output folder has; 0 where that cannot be told. */
  public static int pages(Path pdf) {
    try {
      return PageCount.of(Files.readAllBytes(pdf));
    } catch (IOException e) {
      return 0;
    }
  }

  /** The files of the site as a whole. */
  public List<SiteRendition> siteRenditions() {
    return factory.catalog().siteRenditions();
  }

  /**
   * Starts a service in the press's Camel; it is stopped when the press closes.
   *
   * @throws OffprintException where it cannot be started
   */
  public void join(Service service) {
    camel.engine().join(service);
  }

  /** Stops intake, lets what is under way end (within ten seconds), and writes the catalog. */
  @Override
  public void close() {
    factory.stop().request();
    synchronized (this) {
      if (!closed) {
        closed = true;
        camel.close();
        factory.close();
        outputState.close(last);
      }
    }
  }

  /**
   * Tells what is wrong with the posts chosen in the settings, and with their links; writes
   * nothing, not even a memory.
   *
   * @throws OffprintException where configuration or folders are not as they must be
   */
  public static RunSummary check(PublishSettings settings, RunListener listener) {
    requireContent(settings);
    Site site = SiteConfigLoader.of(settings);
    SiteFileLookup files =
        new SiteFileLookup(settings.content(), PipelineFactory.statics(settings));
    SiteFileLookup statics = new StaticFolders(PipelineFactory.statics(settings)).files();
    return new ContentCheck(
            settings,
            site,
            files,
            ContentCheck.reader(site),
            path -> !path.isEmpty() && !statics.stamp(path).equals(FileStamp.MISSING))
        .run(listener);
  }

  /** All routes of a project, sorted by id. */
  public static List<RouteInfo> routes(PublishSettings settings) {
    return CamelEngine.describe(RouteFiles.of(settings.project())).stream()
        .sorted(Comparator.comparing(RouteInfo::id))
        .toList();
  }

  /**
   * Runs one route now, whether anything changed or not. An edition's route makes that edition;
   * {@code publish-post} makes all editions of the posts chosen in the settings.
   */
  public static RunSummary trigger(PublishSettings settings, RunListener listener, String route) {
    Set<String> editions = madeBy(settings, route);
    PublishSettings forced =
        new PublishSettings(
            settings.project(),
            settings.content(),
            settings.output(),
            settings.config(),
            editions,
            settings.paths(),
            settings.strict(),
            settings.drafts(),
            settings.future(),
            !route.equals("publish-changes"),
            settings.allowEmpty(),
            settings.waiting(),
            settings.threads(),
            settings.clock());
    try (Publisher publisher = open(forced, listener)) {
      return publisher.publish();
    }
  }

  /**
   * Runs one route of this press now, as {@link #trigger(PublishSettings, RunListener, String)}
   * does.
   */
  public RunSummary trigger(String route, List<String> sources, RunListener client) {
    return publish(
        new RunRequest(madeBy(settings, route), sources, !route.equals("publish-changes"), client));
  }

  private static Set<String> madeBy(PublishSettings settings, String route) {
    List<String> known = routes(settings).stream().map(RouteInfo::id).toList();
    return editions(route, known)
        .orElseThrow(
            () ->
                new OffprintException(
                    known.contains(route)
                        ? "The route '"
                            + route
                            + "' listens to the content folder; run 'offprint watch'."
                        : "There is no route '"
                            + route
                            + "'. There are: "
                            + String.join(", ", known)
                            + "."));
  }

  private static Optional<Set<String>> editions(String route, List<String> known) {
    if (!known.contains(route)) {
      return Optional.empty();
    }
    return switch (route) {
      case "watch-content" -> Optional.empty();
      case "publish-changes" -> Optional.of(Set.of());
      case "publish-post" -> Optional.of(named("post-", known));
      case "publish-site" -> Optional.of(named("site-", known));
      default -> Optional.of(Set.of(route.substring(route.indexOf('-') + 1)));
    };
  }

  private static Set<String> named(String prefix, List<String> routes) {
    List<String> names = new ArrayList<>();
    for (String route : routes) {
      if (route.startsWith(prefix)) {
        names.add(route.substring(prefix.length()));
      }
    }
    return new LinkedHashSet<>(names);
  }
}
