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
import press.offprint.catalog.Entry;
import press.offprint.catalog.SiteRendition;
import press.offprint.catalog.Stamp;
import press.offprint.edition.pdf.PageCount;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.ContentFolder;
import press.offprint.pipeline.disk.Disk;
import press.offprint.pipeline.disk.OutputFolder;
import press.offprint.pipeline.disk.SiteFiles;
import press.offprint.pipeline.disk.StaticFolders;

/**
 * The whole press: opened on a project, it publishes once or keeps watching, until it is closed.
 * One press at a time works on an output folder.
 */
public final class Press implements AutoCloseable {
  private final Settings settings;
  private final Site site;
  private final Memory memory;
  private final Beans beans;
  private final Ignition camel;
  private Optional<FirstLook.Nothing> nothing = Optional.empty();
  private Runnable last = () -> {};
  private boolean closed;

  private Press(Beans.Parts parts, Beans beans) {
    this.settings = parts.settings();
    this.site = parts.site();
    this.memory = parts.memory();
    this.beans = beans;
    this.camel = new Ignition(() -> Engine.start(parts.settings(), parts.routes(), beans));
  }

  /** What all parts of a press share. */
  record Room(
      Settings settings,
      Site site,
      ContentFolder content,
      SiteFiles files,
      OutputFolder output,
      Ledger ledger,
      Retries retries,
      EditionKeys keys,
      Guard guard,
      Stop stop) {}

  /**
   * Opens the press.
   *
   * @throws SettingsException where configuration, routes or folders are not as they must be, or
   *     another press works on the output folder
   */
  public static Press open(Settings settings, Listener listener) {
    return open(settings, listener, new Disk());
  }

  /** As {@link #open(Settings, Listener)}, on a disk that a test may have spoiled. */
  static Press open(Settings settings, Listener listener, Disk disk) {
    requireContent(settings);
    Site site = SiteConfiguration.of(settings);
    Memory memory = Memory.open(settings, listener, disk);
    try {
      List<RouteFile> routes = RouteFiles.of(settings.project());
      Beans.Parts parts = new Beans.Parts(settings, site, memory, listener, routes);
      return new Press(parts, Beans.make(parts));
    } catch (RuntimeException | Error e) {
      memory.close();
      throw e;
    }
  }

  private static void requireContent(Settings settings) {
    if (!Files.isDirectory(settings.content())) {
      throw new SettingsException(
          "There is no content folder "
              + settings.content()
              + ". Make it and put a post in, or name another with --content DIR.");
    }
    for (Path path : settings.paths()) {
      if (!path.startsWith(settings.content()) || !Files.exists(path)) {
        throw new SettingsException(
            path
                + (Files.exists(path) ? " is not below" : " does not exist; name a post below")
                + " the content folder "
                + settings.content()
                + ".");
      }
    }
  }

  /** Where a press keeps its state: the catalog lies there. */
  public static Path state(Settings settings) {
    return settings.output().resolve(Memory.STATE);
  }

  /** Publishes what changed. */
  public Summary publish() {
    return publish(Order.CHANGES);
  }

  /** Publishes what {@code order} asks for; waits for a run that is under way. */
  public Summary publish(Order order) {
    return untouched(order).orElseGet(() -> camel.engine().publish(order));
  }

  private synchronized Optional<Summary> untouched(Order order) {
    if (camel.isOn()) {
      return Optional.empty();
    }
    nothing = beans.firstLook().at(order, this::expect);
    return nothing.map(FirstLook.Nothing::summary);
  }

  // While it is still being found out what is due, another core may start Camel.
  private void expect() {
    if (settings.threads() > 1) {
      camel.ahead();
    }
  }

  private List<String> published() {
    Map<String, Entry> entries = new HashMap<>();
    beans.ledger().all().forEach(entry -> entries.put(entry.source(), entry));
    return List.copyOf(Withdrawals.paths(entries, beans.ledger().siteRenditions()));
  }

  /**
   * Keeps what a run of {@link #publish()} said for the next one, where it found nothing to do.
   *
   * @param standstill looked for before this press was opened
   */
  public synchronized void remember(Standstill standstill, Standstill.Said said) {
    boolean stays =
        nothing.filter(run -> run.summary().count(Status.REJECTED) == 0).isPresent()
            && beans.receipts().isSettled();
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

  public Settings settings() {
    return settings;
  }

  public Site site() {
    return site;
  }

  /** What is known of every source, now; safe to read while the press works. */
  public Collection<Entry> entries() {
    return beans.ledger().all();
  }

  /** What is known of one source. */
  public Optional<Entry> find(String source) {
    return beans.ledger().find(source);
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
    return beans.ledger().siteRenditions();
  }

  /**
   * Starts a service in the press's Camel; it is stopped when the press closes.
   *
   * @throws SettingsException where it cannot be started
   */
  public void join(Service service) {
    camel.engine().join(service);
  }

  /** Stops intake, lets what is under way end (within ten seconds), and writes the catalog. */
  @Override
  public void close() {
    beans.stop().ask();
    synchronized (this) {
      if (!closed) {
        closed = true;
        camel.close();
        beans.close();
        memory.close(last);
      }
    }
  }

  /**
   * Tells what is wrong with the posts chosen in the settings, and with their links; writes
   * nothing, not even a memory.
   *
   * @throws SettingsException where configuration or folders are not as they must be
   */
  public static Summary check(Settings settings, Listener listener) {
    requireContent(settings);
    Site site = SiteConfiguration.of(settings);
    SiteFiles files = new SiteFiles(settings.content(), Beans.statics(settings));
    SiteFiles statics = new StaticFolders(Beans.statics(settings)).files();
    return new Inspection(
            settings,
            site,
            files,
            Inspection.reader(site),
            path -> !path.isEmpty() && !statics.stamp(path).equals(Stamp.MISSING))
        .run(listener);
  }

  /** All routes of a project, sorted by id. */
  public static List<RouteInfo> routes(Settings settings) {
    return Engine.describe(RouteFiles.of(settings.project())).stream()
        .sorted(Comparator.comparing(RouteInfo::id))
        .toList();
  }

  /**
   * Runs one route now, whether anything changed or not. An edition's route makes that edition;
   * {@code publish-post} makes all editions of the posts chosen in the settings.
   */
  public static Summary trigger(Settings settings, Listener listener, String route) {
    Set<String> editions = madeBy(settings, route);
    Settings forced =
        new Settings(
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
    try (Press press = open(forced, listener)) {
      return press.publish();
    }
  }

  /** Runs one route of this press now, as {@link #trigger(Settings, Listener, String)} does. */
  public Summary trigger(String route, List<String> sources, Listener client) {
    return publish(
        new Order(madeBy(settings, route), sources, !route.equals("publish-changes"), client));
  }

  private static Set<String> madeBy(Settings settings, String route) {
    List<String> known = routes(settings).stream().map(RouteInfo::id).toList();
    return editions(route, known)
        .orElseThrow(
            () ->
                new SettingsException(
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
