package press.offprint.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import press.offprint.content.ArticleReader;
import press.offprint.content.diagram.DiagramRenderer;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.content.site.config.QueueSettings;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.edition.Edition;
import press.offprint.model.Site;
import press.offprint.pipeline.ahead.ReadAhead;
import press.offprint.pipeline.ahead.ReadAheadStep;
import press.offprint.pipeline.book.BookFactory;
import press.offprint.pipeline.book.Books;
import press.offprint.pipeline.book.ReaderBooks;
import press.offprint.pipeline.config.EditionSelection;
import press.offprint.pipeline.config.ProgramFingerprint;
import press.offprint.pipeline.config.ProjectInputs;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.disk.output.DiskCache;
import press.offprint.pipeline.disk.output.DiskOutputBuffer;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.disk.store.HeldFolder;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.canary.Canary;
import press.offprint.pipeline.guard.RunGuard;
import press.offprint.pipeline.guard.StagedPosts;
import press.offprint.pipeline.history.HistoryRecorder;
import press.offprint.pipeline.lineage.EditionInputs;
import press.offprint.pipeline.lineage.MakerChanges;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.MetadataCacheValidity;
import press.offprint.pipeline.plan.scan.SourceScanner;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.post.ParagraphLog;
import press.offprint.pipeline.post.PostFileClaims;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.RelatedSource;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.post.SlowEditions;
import press.offprint.pipeline.preview.DraftPreview;
import press.offprint.pipeline.preview.NoSuggestions;
import press.offprint.pipeline.process.DiagramProcesses;
import press.offprint.pipeline.queue.BrokerLogin;
import press.offprint.pipeline.queue.CoordinatorName;
import press.offprint.pipeline.queue.JobQueue;
import press.offprint.pipeline.record.BookReceipts;
import press.offprint.pipeline.record.BranchAggregator;
import press.offprint.pipeline.record.DroppedEditions;
import press.offprint.pipeline.record.PublicationRecorder;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.record.RunReporter;
import press.offprint.pipeline.record.SplitEnd;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.related.RelatedLinks;
import press.offprint.pipeline.related.RelatedPosts;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.CompositeListener;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.search.SiteSearch;
import press.offprint.pipeline.site.BundleFiles;
import press.offprint.pipeline.site.ReplacedFiles;
import press.offprint.pipeline.site.SiteAssembler;
import press.offprint.pipeline.site.SiteBranchAggregator;
import press.offprint.pipeline.site.SiteOutput;
import press.offprint.pipeline.site.SiteRun;
import press.offprint.pipeline.site.SiteSplitter;
import press.offprint.pipeline.site.StaticFiles;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.OutputState;
import press.offprint.pipeline.state.RetrySchedule;
import press.offprint.pipeline.watch.ArrivalFilter;
import press.offprint.pipeline.watch.FolderWatcher;
import press.offprint.pipeline.watch.PollScope;
import press.offprint.pipeline.watch.SeenFiles;
import press.offprint.pipeline.watch.WatchScheduler;

/**
 * The object graph of a publisher, and the beans that routes name. It is the only place in which
 * the pipeline is put together.
 */
final class PipelineFactory implements AutoCloseable {
  /** Images, covers, highlighted code and formulas of earlier runs. */
  private static final long CACHED_BYTES = 256L << 20;

  /** A larger rendition is on disk while it is made. */
  private static final int BUFFERED_BYTES = 1 << 20;

  private final Map<String, Object> beans = new LinkedHashMap<>();
  private final StopFlag stop = new StopFlag();
  private final QueueSettings queue;
  private final BlobStore store;
  private final Optional<JobQueue> jobs;
  private final CatalogCache catalog;
  private final EditionRoutes editions;
  private final RetrySchedule retries;
  private final HistoryRecorder history;
  private final ParagraphLog paragraphs;
  private final RunGuard guard;
  private final Canary canary;
  private final RunReporter reporter;
  private final ReceiptWriter receipts;
  private final DroppedEditions dropped;
  private final RunPlanner planner;
  private final ReadAheadStep ahead;
  private final EditionCalls calls;
  private final SlowEditions slowEditions;
  private final RelatedPosts related;
  private final SiteAssembler site;
  private final Books books;
  private final ReaderBooks readerBooks;
  private final StaticFiles statics;
  private final BundleFiles bundleFiles;
  private final SiteSearch search;
  private final DraftPreview drafts;
  private final ProjectWatch projectWatch;
  private final DiskCache cache;
  private final DiskOutputBuffer buffer;
  private final DiskOutputBuffer cards;

  PipelineFactory(
      PublishSettings settings,
      SiteConfigResult configured,
      OutputState state,
      List<RouteFile> routes,
      ProjectWatch projectWatch,
      RunListener listener) {
    Site configuration = configured.site();
    this.projectWatch = projectWatch;
    this.queue = configured.queue();
    OutputFolder output = state.output();
    ContentFolder content = new ContentFolder(settings.content(), settings.output());
    SiteFileLookup files =
        new SiteFileLookup(
            settings.content(), ProjectLayout.lookups(settings), ProjectLayout.excluded(settings));
    IsolatedExecutor executor = new IsolatedExecutor(configuration.limits().seconds());
    SiteTemplates templates = new SiteTemplates(settings.project(), configuration.theme());
    this.cache = cache(settings);
    this.buffer = new DiskOutputBuffer(state.folder(), BUFFERED_BYTES);
    this.cards = new DiskOutputBuffer(state.folder(), 0);
    EditionFactory engines =
        new EditionFactory(
            settings.project(), configuration.theme(), templates, cache, buffer, cards);
    this.calls = new EditionCalls(executor);
    Map<String, Edition> binary = engines.binary(calls, configuration.variants());
    binary.put("card", engines.card(executor));
    EditionFingerprints fingerprints =
        new EditionFingerprints(routes, binary, templates, ProjectImpact.codeVersion());
    PostInputs inputs =
        new PostInputs(
            configuration.fingerprint(),
            edition -> fingerprints.of("post-" + edition),
            settings.strict());

    this.store = StoreLocation.of(settings, configured.queue(), state.disk());
    Acceptance acceptance = new Acceptance(configured.accepted());
    this.catalog = new CatalogCache(state.catalog());
    this.editions =
        new EditionRoutes(routes, EditionSelection.wanted(settings, configuration, routes));
    this.retries = new RetrySchedule(state.catalog(), settings.clock());
    MetadataCacheValidity cacheValidity =
        new MetadataCacheValidity(catalog, stop, configuration.fingerprint());
    this.history = new HistoryRecorder(state.folder(), settings.clock(), catalog::find);
    this.guard =
        new RunGuard(configured.guard(), catalog, () -> history.history().guard(), history::run);
    this.reporter = new RunReporter(new CompositeListener(listener, history, guard));
    this.dropped =
        new DroppedEditions(
            catalog,
            output,
            EditionSelection.configured(configuration, routes),
            routes.stream().map(RouteFile::name).collect(Collectors.toSet()),
            settings.editions().isEmpty(),
            listener::notice);
    RecorderFactory recorders = new RecorderFactory(settings, configured, state, store);
    EditionInputs lineage = recorders.inputs(fingerprints, templates);
    PublicationRecorder publications =
        recorders.create(catalog, output, history::run, lineage, listener::notice);
    this.receipts =
        new ReceiptWriter(
            configuration,
            catalog,
            output,
            retries,
            inputs,
            cacheValidity,
            dropped,
            stop,
            settings.clock(),
            reporter,
            acceptance,
            publications,
            guard);
    FrontMatterReader frontMatter = new FrontMatterReader(configuration);
    SiteIndexes siteIndexes = new SiteIndexes();
    ReadAhead readAhead = new ReadAhead(Runtime.getRuntime().maxMemory() / 8);
    RelatedLinks links =
        new RelatedLinks(
            configured.related(),
            configuration,
            state.catalog(),
            inputs,
            settings.clock(),
            readAhead);
    Supplier<UpToDateCheck> checks =
        () ->
            new UpToDateCheck(
                configuration, inputs, new PostInputFiles(files, links), output::size);
    UpToDateCheck upToDate = checks.get();
    FolderWatcher.Roots watched = watched(settings, templates);
    PollScope scope = new PollScope(watched);
    this.canary =
        new Canary(
            configured.canary(),
            settings.content(),
            catalog,
            new MakerChanges(catalog, lineage),
            guard,
            receipts,
            upToDate,
            output,
            new HeldFolder(state.folder(), state.disk()),
            stop,
            settings.clock(),
            listener::notice);
    this.planner =
        new RunPlanner(
            settings,
            new SourceScanner(
                content,
                frontMatter,
                catalog,
                cacheValidity,
                configuration.limits().readBytes(),
                settings.threads()),
            catalog,
            retries,
            fingerprints,
            editions,
            upToDate,
            siteIndexes,
            scope::changed,
            guard,
            canary,
            calls,
            stop);
    ArticleReader articles =
        new ArticleReader(
            configuration,
            ArticleTools.create(
                ShortcodeTemplates.of(templates::get),
                new DiagramRenderer(engines::labelFont, DiagramProcesses.shared()),
                cache));
    this.paragraphs = ParagraphLog.open(configuration.addresses().places(), state.folder());
    BiFunction<SiteIndexes, RelatedSource, PostReader> readers =
        (named, suggestions) ->
            new PostReader(
                configuration,
                content,
                files,
                executor,
                named,
                frontMatter,
                articles,
                suggestions,
                upToDate,
                paragraphs);
    PostReader reader = readers.apply(siteIndexes, links);
    this.ahead =
        new ReadAheadStep(
            reader,
            readAhead,
            upToDate,
            fingerprints::ofReading,
            calls,
            planner::again,
            stop,
            settings.threads());
    this.related =
        new RelatedPosts(
            links, catalog, upToDate, reader, ahead, planner::again, stop, settings.threads());
    SiteRun run = new SiteRun();
    ReplacedFiles replaced = new ReplacedFiles(ProjectLayout.statics(settings));
    SiteOutput siteOutput = new SiteOutput(catalog, output, run, receipts, replaced);
    Unpublisher unpublisher = new Unpublisher(output, catalog, receipts);
    this.site =
        new SiteAssembler(
            configuration,
            catalog,
            siteOutput,
            fingerprints,
            editions,
            unpublisher,
            reader,
            links,
            run,
            settings.force(),
            stop,
            replaced,
            guard);
    BookFactory bookFactory =
        new BookFactory(settings, configuration, configured.books(), frontMatter, content);
    this.books =
        bookFactory.create(
            catalog,
            editions,
            fingerprints,
            reader,
            upToDate,
            output,
            unpublisher,
            new BookReceipts(catalog, output, reporter, acceptance, settings.clock(), publications),
            retries,
            stop,
            guard);
    this.readerBooks = bookFactory.createForReaders(catalog, editions, fingerprints, reader, books);
    this.statics =
        new StaticFiles(
            new StaticFolders(ProjectLayout.statics(settings)),
            replaced,
            output,
            catalog,
            stop,
            guard,
            settings.editions().isEmpty(),
            configuration.limits().resourceBytes());
    this.bundleFiles =
        new BundleFiles(
            configuration,
            settings.content(),
            files,
            output,
            catalog,
            stop,
            guard,
            settings.editions().isEmpty());

    this.search = new SiteSearch(output.root(), state.folder());
    SiteIndexes draftIndexes = new SiteIndexes();
    this.drafts =
        new DraftPreview(
            state.folder(),
            fingerprints,
            editions,
            checks.get(),
            draftIndexes,
            stop,
            listener::notice);

    this.jobs = jobs(settings, state, listener);
    if (jobs.isPresent()) {
      beans.put("jobs", jobs.get());
    }
    beans.putAll(binary);
    beans.put("text", engines.text(executor, calls));
    beans.put("planner", planner);
    beans.put("ahead", ahead);
    beans.put("related", related);
    beans.put("receipts", receipts);
    beans.put("reader", reader);
    this.slowEditions = new SlowEditions(calls, inputs, catalog);
    beans.put("slowEditions", slowEditions);
    beans.put("drafts", drafts);
    beans.put("draftsEnd", new SplitEnd(drafts::failed));
    beans.put("draftRenditions", new BranchAggregator());
    beans.put("draftReader", readers.apply(draftIndexes, new NoSuggestions()));
    beans.put("editions", editions);
    beans.put(
        "store",
        new RenditionStore(
            output,
            new PostFileClaims(catalog, siteIndexes),
            settings.strict(),
            acceptance,
            stop,
            guard,
            store));
    beans.put(
        "staged",
        new StagedPosts(
            guard,
            receipts,
            output,
            new HeldFolder(state.folder(), state.disk()),
            stop,
            settings.clock(),
            listener::notice));
    beans.put("jobsEnd", new SplitEnd(receipts::failed));
    beans.put("renditions", new SiteBranchAggregator(run));
    beans.put("site", site);
    beans.put("books", books);
    beans.put("readerBooks", readerBooks);
    beans.put("readerRenditions", new BranchAggregator());
    beans.put("booksEnd", new SplitEnd(books::failed));
    beans.put("lists", new SiteSplitter(fingerprints, siteOutput, run, settings.force()));
    beans.put("search", search);
    beans.put("siteFiles", siteOutput);
    beans.put("statics", statics);
    beans.put("bundleFiles", bundleFiles);
    beans.put(
        "contentEvents",
        new WatchScheduler(
            watched, scope, this::millisToNext, settings.clock(), () -> projectWatch.isChanged()));
    beans.put("arrivals", new SeenFiles());
    beans.put("arrivalFilter", new ArrivalFilter(settings.output(), scope));
  }

  static DiskCache cache(PublishSettings settings) {
    String program = ProgramFingerprint.VALUE + " " + System.getProperty("java.vm.version");
    return new DiskCache(
        RealPaths.of(settings.state()), program, !settings.force(), CACHED_BYTES, settings.clock());
  }

  private static FolderWatcher.Roots watched(PublishSettings settings, SiteTemplates templates) {
    List<Path> beside = new ArrayList<>(ProjectLayout.lookups(settings));
    beside.addAll(templates.folders());
    beside.add(templates.dataFolder());
    return new FolderWatcher.Roots(
        settings.content(),
        beside,
        ProjectInputs.folders(settings),
        ProjectLayout.excluded(settings));
  }

  /** Returns the beans that routes name. */
  Map<String, Object> beans() {
    return beans;
  }

  private Optional<JobQueue> jobs(
      PublishSettings settings, OutputState state, RunListener listener) {
    return queue.isBroker()
        ? Optional.of(
            new JobQueue(
                settings,
                queue.endpoint(),
                BrokerLogin.of(System.getenv()),
                CoordinatorName.of(state.folder()),
                store,
                editions,
                stop,
                listener::notice))
        : Optional.empty();
  }

  /** Returns the endpoint that takes posts, as a Camel URI. */
  String queue() {
    return queue.isBroker() ? "direct:queue-post" : queue.endpoint();
  }

  /** Returns the store of renditions. */
  BlobStore store() {
    return store;
  }

  /** Returns the number of posts that may be at workers at once. */
  int jobLimit() {
    return queue.jobs();
  }

  /** Returns the queue of the workers; empty if this process makes all posts. */
  Optional<JobQueue> jobs() {
    return jobs;
  }

  ProjectWatch projectWatch() {
    return projectWatch;
  }

  StopFlag stop() {
    return stop;
  }

  HistoryRecorder history() {
    return history;
  }

  CatalogCache catalog() {
    return catalog;
  }

  EditionRoutes editions() {
    return editions;
  }

  RunReporter reporter() {
    return reporter;
  }

  /** Switches to watch mode: changes alone are reported, and failed posts wait for their pauses. */
  void watchMode() {
    reporter.reportChangesOnly();
    retries.pauseBetweenAttempts();
    ahead.watchMode();
    slowEditions.watchMode();
    related.watchMode();
  }

  private OptionalLong millisToNext() {
    return related.isDue() || ahead.isDue() ? OptionalLong.of(0) : retries.millisToNext();
  }

  DroppedEditions droppedEditions() {
    return dropped;
  }

  ReceiptWriter receipts() {
    return receipts;
  }

  RelatedPosts related() {
    return related;
  }

  RunPlanner planner() {
    return planner;
  }

  SiteAssembler site() {
    return site;
  }

  ReaderBooks readerBooks() {
    return readerBooks;
  }

  DiskCache cache() {
    return cache;
  }

  Books books() {
    return books;
  }

  StaticFiles statics() {
    return statics;
  }

  DraftPreview drafts() {
    return drafts;
  }

  RunGuard guard() {
    return guard;
  }

  Canary canary() {
    return canary;
  }

  BundleFiles bundleFiles() {
    return bundleFiles;
  }

  @Override
  public void close() {
    if (jobs.isPresent()) { // A lambda would load the class in any case.
      jobs.get().close();
    }
    ahead.close();
    calls.close();
    search.close();
    drafts.close();
    cache.close();
    buffer.close();
    cards.close();
    history.close();
    paragraphs.close();
  }
}
