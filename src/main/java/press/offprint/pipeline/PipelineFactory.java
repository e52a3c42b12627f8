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
import press.offprint.content.ArticleReader;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.edition.Edition;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.EpubEdition;
import press.offprint.edition.pdf.PdfEdition;
import press.offprint.edition.pdf.PdfLibraries;
import press.offprint.edition.text.TextEdition;
import press.offprint.model.Site;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.config.EditionSelection;
import press.offprint.pipeline.config.ProgramFingerprint;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.disk.output.DiskCache;
import press.offprint.pipeline.disk.output.DiskOutputBuffer;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.exec.EditionExecutor;
import press.offprint.pipeline.exec.IsolatedEdition;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.exec.IsolatedTextEdition;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.pipeline.exec.PostExecutor;
import press.offprint.pipeline.exec.StoreExecutor;
import press.offprint.pipeline.font.CustomFonts;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.font.HyphenationDirectory;
import press.offprint.pipeline.plan.BuildPlanner;
import press.offprint.pipeline.plan.DependencyHashes;
import press.offprint.pipeline.plan.EditionFingerprints;
import press.offprint.pipeline.plan.EditionRoutes;
import press.offprint.pipeline.plan.MetadataCacheValidity;
import press.offprint.pipeline.plan.SourceScanner;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.PostResultAggregator;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.record.BranchAggregator;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.site.SiteAssembler;
import press.offprint.pipeline.site.SiteOutput;
import press.offprint.pipeline.site.SiteSplitter;
import press.offprint.pipeline.site.StaticFiles;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.state.RetrySchedule;
import press.offprint.pipeline.watch.ArrivalFilter;
import press.offprint.pipeline.watch.FolderWatcher;
import press.offprint.pipeline.watch.SeenFiles;
import press.offprint.pipeline.watch.WatchScheduler;

/** The beans that routes name. This is the one place where the press is put together. */
public record PipelineFactory(
    Map<String, Object> named,
    UpToDateCheck firstLook,
    EditionRoutes editions,
    ReceiptWriter receipts,
    CatalogCache catalog,
    StopFlag stop,
    PostExecutor workers,
    EditionExecutor branches,
    StoreExecutor storing,
    ThreadPoolExecutor pages,
    DiskCache cache,
    DiskOutputBuffer spool)
    implements AutoCloseable {

  /** Of pictures, covers, highlighted code and formulas; see docs/decisions. */
  private static final long CACHED_BYTES = 256L << 20;

  /** Larger renditions are on disk while they are made. */
  private static final int SPOOLED_BYTES = 1 << 20;

  /** What a press is made of before its beans are. */
  record Parts(
      PublishSettings settings,
      Site site,
      OutputState outputState,
      RunListener listener,
      List<RouteFile> routes) {}

  static PipelineFactory make(Parts parts) {
    PublishSettings settings = parts.settings();
    Site site = parts.site();
    IsolatedExecutor executor = new IsolatedExecutor(site.limits().seconds());
    SiteTemplates templates = new SiteTemplates(settings.project(), site.theme());
    Lazy<FontDirectory> own = new Lazy<>(() -> FontDirectory.open(fontFolder()));
    Lazy<Fonts> fonts =
        new Lazy<>(() -> CustomFonts.before(own.get(), settings.project(), site.theme()));
    DiskCache cache = cache(settings, parts.outputState());
    ImageVariants variants = new ImageVariants(cache);
    DiskOutputBuffer spool =
        new DiskOutputBuffer(parts.outputState().output().root(), SPOOLED_BYTES);
    Map<String, Edition> adapters =
        adapters(templates, fonts, new Reused(variants, cache), spool, executor);
    Publisher.Room room =
        new Publisher.Room(
            settings,
            site,
            new ContentFolder(settings.content(), settings.output()),
            new SiteFileLookup(settings.content(), statics(settings)),
            parts.outputState().output(),
            new CatalogCache(parts.outputState().catalog()),
            new RetrySchedule(parts.outputState().catalog(), settings.clock()),
            new EditionFingerprints(parts.routes(), adapters, templates),
            executor,
            new StopFlag());

    EditionRoutes editions =
        new EditionRoutes(parts.routes(), EditionSelection.wanted(settings, site, parts.routes()));
    DependencyHashes stamps = new DependencyHashes(room);
    MetadataCacheValidity cacheValidity = new MetadataCacheValidity(room);
    ReceiptWriter receipts = new ReceiptWriter(room, parts.listener(), stamps, cacheValidity);
    Unpublisher withdrawals = new Unpublisher(room.output(), room.catalog(), receipts);
    FrontMatterReader frontMatter = new FrontMatterReader(site);
    PostReader reader =
        new PostReader(
            room,
            frontMatter,
            new ArticleReader(
                site,
                ArticleTools.create(
                    ShortcodeTemplates.of(templates::get),
                    text -> own.get().forLabels(text),
                    cache)));
    SourceScanner surveyor = new SourceScanner(room, frontMatter, cacheValidity);
    BuildPlanner planner =
        new BuildPlanner(room, editions, surveyor, cacheValidity, stamps, receipts, withdrawals);
    SiteOutput siteOutput = new SiteOutput(room.catalog(), room.output());
    SiteAssembler gatherer = new SiteAssembler(room, editions, withdrawals, reader);
    PostExecutor workers = new PostExecutor(settings.threads());
    EditionExecutor branches = new EditionExecutor(settings.threads(), workers);
    // A slow disk takes its time for each, and more of them at once.
    StoreExecutor storing = new StoreExecutor(2 * settings.threads());
    ThreadPoolExecutor pages = pages(settings.threads());

    Map<String, Object> named = new LinkedHashMap<>(adapters);
    named.put(
        "text",
        new IsolatedTextEdition(
            new Lazy<>(() -> new TextEdition(templates.get(), variants)), executor));
    named.put("planner", planner);
    named.put("workers", workers);
    named.put("branches", branches);
    named.put("storing", storing);
    named.put("pages", pages);
    named.put("jobsEnd", new PostResultAggregator(receipts));
    named.put("reader", reader);
    named.put("editions", editions);
    named.put("renditions", new BranchAggregator());
    named.put("gatherer", gatherer);
    named.put("store", new RenditionStore(room, siteOutput));
    named.put("receipts", receipts);
    named.put(
        "contentEvents", new WatchScheduler(watched(settings, templates), planner::millisToNext));
    named.put("lists", new SiteSplitter(room.keys(), siteOutput, settings.force()));
    StaticFiles statics = new StaticFiles(room, new StaticFolders(statics(settings)));
    named.put("statics", statics);
    named.put("arrivals", new SeenFiles());
    named.put("arrivalFilter", new ArrivalFilter(settings.output()));
    UpToDateCheck firstLook =
        new UpToDateCheck(parts.routes(), planner, gatherer, statics, receipts);
    return new PipelineFactory(
        named,
        firstLook,
        editions,
        receipts,
        room.catalog(),
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
      SiteTemplates templates,
      Lazy<Fonts> fonts,
      Reused reused,
      OutputBuffer spool,
      IsolatedExecutor executor) {
    Map<String, Edition> adapters = new LinkedHashMap<>();
    adapters.put(
        "pdf",
        new IsolatedEdition(
            "pdf",
            () -> {
              PdfLibraries.configure();
              return new PdfEdition(
                  templates.get(), fonts.get(), HyphenationDirectory.beside(fontFolder()), spool);
            },
            executor));
    adapters.put(
        "epub",
        new IsolatedEdition(
            "epub",
            () ->
                new EpubEdition(
                    templates.get(), fonts.get(), reused.variants(), reused.cache(), spool),
            executor));
    return adapters;
  }

  /** What editions made before, in this run or an earlier one. */
  private record Reused(ImageVariants variants, Cache cache) {}

  private static DiskCache cache(PublishSettings settings, OutputState outputState) {
    String maker = ProgramFingerprint.FOOTPRINT + " " + System.getProperty("java.vm.version");
    return new DiskCache(outputState.output().root(), maker, !settings.force(), CACHED_BYTES);
  }

  public static Path fontFolder() {
    return Path.of(System.getProperty("offprint.fonts", "target/fonts"));
  }

  /** Hugo keeps its static files beside the content folder. */
  static List<Path> statics(PublishSettings settings) {
    Set<Path> folders = new LinkedHashSet<>();
    if (settings.content().getParent() != null) {
      folders.add(settings.content().getParent().resolve("static"));
    }
    folders.add(settings.project().resolve("static"));
    return List.copyOf(folders);
  }

  private static FolderWatcher.Roots watched(PublishSettings settings, SiteTemplates templates) {
    List<Path> beside = new ArrayList<>(statics(settings));
    beside.addAll(templates.folders());
    return new FolderWatcher.Roots(settings.content(), beside, settings.output());
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
