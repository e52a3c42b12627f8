package press.offprint.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import press.offprint.content.ContentTools;
import press.offprint.content.Reader;
import press.offprint.content.frontmatter.CardReader;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.edition.Copies;
import press.offprint.edition.Edition;
import press.offprint.edition.Fonts;
import press.offprint.edition.epub.EpubEdition;
import press.offprint.edition.pdf.PdfEdition;
import press.offprint.edition.text.TextEdition;
import press.offprint.model.Cache;
import press.offprint.model.Site;
import press.offprint.model.Spool;
import press.offprint.pipeline.disk.CacheFolder;
import press.offprint.pipeline.disk.ContentFolder;
import press.offprint.pipeline.disk.SiteFiles;
import press.offprint.pipeline.disk.SpoolFolder;
import press.offprint.pipeline.disk.StaticFolders;
import press.offprint.pipeline.watch.ArrivalFilter;
import press.offprint.pipeline.watch.Arrivals;
import press.offprint.pipeline.watch.ContentEvents;
import press.offprint.pipeline.watch.WatchedFolders;

/** The beans that routes name. This is the one place where the press is put together. */
record Beans(
    Map<String, Object> named,
    FirstLook firstLook,
    Editions editions,
    Receipts receipts,
    Ledger ledger,
    Stop stop,
    Workers workers,
    Branches branches,
    Storing storing,
    ThreadPoolExecutor pages,
    CacheFolder cache,
    SpoolFolder spool)
    implements AutoCloseable {

  /** Of pictures, covers, highlighted code and formulas; see docs/decisions. */
  private static final long CACHED_BYTES = 256L << 20;

  /** Larger renditions are on disk while they are made. */
  private static final int SPOOLED_BYTES = 1 << 20;

  /** What a press is made of before its beans are. */
  record Parts(
      Settings settings, Site site, Memory memory, Listener listener, List<RouteFile> routes) {}

  static Beans make(Parts parts) {
    Settings settings = parts.settings();
    Site site = parts.site();
    Guard guard = new Guard(site.limits().seconds());
    SiteTemplates templates = new SiteTemplates(settings.project(), site.theme());
    Lazy<FontFolder> own = new Lazy<>(() -> FontFolder.open(fontFolder()));
    Lazy<Fonts> fonts =
        new Lazy<>(() -> SiteFonts.before(own.get(), settings.project(), site.theme()));
    CacheFolder cache = cache(settings, parts.memory());
    Copies copies = new Copies(cache);
    SpoolFolder spool = new SpoolFolder(parts.memory().output().root(), SPOOLED_BYTES);
    Map<String, Edition> adapters =
        adapters(templates, fonts, new Reused(copies, cache), spool, guard);
    Press.Room room =
        new Press.Room(
            settings,
            site,
            new ContentFolder(settings.content(), settings.output()),
            new SiteFiles(settings.content(), statics(settings)),
            parts.memory().output(),
            new Ledger(parts.memory().catalog()),
            new Retries(parts.memory().catalog(), settings.clock()),
            new EditionKeys(parts.routes(), adapters, templates),
            guard,
            new Stop());

    Editions editions =
        new Editions(parts.routes(), EditionNames.wanted(settings, site, parts.routes()));
    DependencyStamps stamps = new DependencyStamps(room);
    Trust trust = new Trust(room);
    Receipts receipts = new Receipts(room, parts.listener(), stamps, trust);
    Withdrawals withdrawals = new Withdrawals(room.output(), room.ledger(), receipts);
    CardReader cards = new CardReader(site);
    PostReader reader =
        new PostReader(
            room,
            cards,
            new Reader(
                site,
                ContentTools.create(
                    ShortcodeTemplates.of(templates::get),
                    text -> own.get().forLabels(text),
                    cache)));
    Surveyor surveyor = new Surveyor(room, cards, trust);
    Planner planner = new Planner(room, editions, surveyor, trust, stamps, receipts, withdrawals);
    SiteShelf shelf = new SiteShelf(room.ledger(), room.output());
    Gatherer gatherer = new Gatherer(room, editions, withdrawals, reader);
    Workers workers = new Workers(settings.threads());
    Branches branches = new Branches(settings.threads(), workers);
    // A slow disk takes its time for each, and more of them at once.
    Storing storing = new Storing(2 * settings.threads());
    ThreadPoolExecutor pages = pages(settings.threads());

    Map<String, Object> named = new LinkedHashMap<>(adapters);
    named.put(
        "text", new GuardedText(new Lazy<>(() -> new TextEdition(templates.get(), copies)), guard));
    named.put("planner", planner);
    named.put("workers", workers);
    named.put("branches", branches);
    named.put("storing", storing);
    named.put("pages", pages);
    named.put("jobsEnd", new JobsEnd(receipts));
    named.put("reader", reader);
    named.put("editions", editions);
    named.put("renditions", new Renditions());
    named.put("gatherer", gatherer);
    named.put("store", new Storekeeper(room, shelf));
    named.put("receipts", receipts);
    named.put(
        "contentEvents", new ContentEvents(watched(settings, templates), planner::millisToNext));
    named.put("lists", new Lists(room.keys(), shelf, settings.force()));
    StaticFiles statics = new StaticFiles(room, new StaticFolders(statics(settings)));
    named.put("statics", statics);
    named.put("arrivals", new Arrivals());
    named.put("arrivalFilter", new ArrivalFilter(settings.output()));
    FirstLook firstLook = new FirstLook(parts.routes(), planner, gatherer, statics, receipts);
    return new Beans(
        named,
        firstLook,
        editions,
        receipts,
        room.ledger(),
        room.stop(),
        workers,
        branches,
        storing,
        pages,
        cache,
        spool);
  }

  /** The editions that need Java; text formats are a route and a template. */
  private static Map<String, Edition> adapters(
      SiteTemplates templates, Lazy<Fonts> fonts, Reused reused, Spool spool, Guard guard) {
    Map<String, Edition> adapters = new LinkedHashMap<>();
    adapters.put(
        "pdf",
        new GuardedEdition(
            "pdf",
            () ->
                new PdfEdition(
                    templates.get(), fonts.get(), HyphenFolder.beside(fontFolder()), spool),
            guard));
    adapters.put(
        "epub",
        new GuardedEdition(
            "epub",
            () ->
                new EpubEdition(
                    templates.get(), fonts.get(), reused.copies(), reused.cache(), spool),
            guard));
    return adapters;
  }

  /** What editions made before, in this run or an earlier one. */
  private record Reused(Copies copies, Cache cache) {}

  private static CacheFolder cache(Settings settings, Memory memory) {
    String maker = Program.FOOTPRINT + " " + System.getProperty("java.vm.version");
    return new CacheFolder(memory.output().root(), maker, !settings.force(), CACHED_BYTES);
  }

  static Path fontFolder() {
    return Path.of(System.getProperty("offprint.fonts", "target/fonts"));
  }

  /** Hugo keeps its static files beside the content folder. */
  static List<Path> statics(Settings settings) {
    Set<Path> folders = new LinkedHashSet<>();
    if (settings.content().getParent() != null) {
      folders.add(settings.content().getParent().resolve("static"));
    }
    folders.add(settings.project().resolve("static"));
    return List.copyOf(folders);
  }

  private static WatchedFolders.Roots watched(Settings settings, SiteTemplates templates) {
    List<Path> beside = new ArrayList<>(statics(settings));
    beside.addAll(templates.folders());
    return new WatchedFolders.Roots(settings.content(), beside, settings.output());
  }

  // Of pages of lists there may be thousands, which wait for their turn.
  private static ThreadPoolExecutor pages(int threads) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pages =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "offprint-page-" + number.incrementAndGet()));
    pages.allowCoreThreadTimeOut(true);
    return pages;
  }

  @Override
  public void close() {
    workers.shutdown();
    branches.shutdown();
    storing.shutdown();
    pages.shutdown();
    cache.close();
    spool.close();
  }
}
