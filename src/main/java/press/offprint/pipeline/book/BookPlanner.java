package press.offprint.pipeline.book;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSelector;
import press.offprint.content.book.BookSettings;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.SelectedBook;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.BookSources;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.state.CatalogCache;

/** The decision about every book: which posts it holds, and which of its editions are stale. */
final class BookPlanner {
  private final Site site;
  private final BookSettings settings;
  private final CatalogCache catalog;
  private final EditionRoutes editions;
  private final EditionFingerprints fingerprints;
  private final FrontMatterReader frontMatter;
  private final ContentFolder content;
  private final UpToDateCheck upToDate;
  private final OutputFolder output;
  private final InstantSource clock;
  private final boolean drafts;
  private final boolean force;
  private final boolean complete;
  private final IssuePlanner issues;

  BookPlanner(
      Site site,
      BookSettings settings,
      CatalogCache catalog,
      EditionRoutes editions,
      EditionFingerprints fingerprints,
      FrontMatterReader frontMatter,
      ContentFolder content,
      UpToDateCheck upToDate,
      OutputFolder output,
      InstantSource clock,
      boolean drafts,
      boolean force,
      boolean complete) {
    this.site = site;
    this.settings = settings;
    this.catalog = catalog;
    this.editions = editions;
    this.fingerprints = fingerprints;
    this.frontMatter = frontMatter;
    this.content = content;
    this.upToDate = upToDate;
    this.output = output;
    this.clock = clock;
    this.drafts = drafts;
    this.force = force;
    this.complete = complete;
    this.issues =
        new IssuePlanner(
            site, settings.issues(), catalog, editions, fingerprints, output, clock, drafts);
  }

  /** Returns true if the site has no book, and had none before. */
  boolean isIdle(BuildPlan plan) {
    return settings.isNone() && plan.scan().books().isEmpty() && catalog.books().isEmpty();
  }

  /** Returns the rule for issues. */
  IssuePlanner issues() {
    return issues;
  }

  /** Returns all books, in the order of their definitions, and then all closed issues. */
  List<BookJob> plan(BuildPlan plan) {
    List<BookJob> jobs = new ArrayList<>();
    if (!isIdle(plan) && !editions.names("book").isEmpty()) {
      jobs.addAll(books(plan));
    }
    jobs.addAll(issues.plan(plan));
    return jobs;
  }

  private List<BookJob> books(BuildPlan plan) {
    Map<String, BookPost> posts = new TreeMap<>();
    for (CatalogEntry entry : PublishedPosts.entries(catalog, plan)) {
      PublishedPosts.of(entry).ifPresent(post -> posts.put(post.source(), post));
    }
    Map<String, ScannedPost> sources = new LinkedHashMap<>();
    Map<String, BookDefinitions.Own> own = new LinkedHashMap<>();
    for (ScannedPost source : definitions(plan)) {
      if (content.read(source.file(), site.limits().readBytes())
          instanceof PostReadResult.Got got) {
        String name = BookSources.name(source.source());
        sources.put(name, source);
        own.put(name, BookDefinitions.Own.of(source.header().orElseThrow(), got.post()));
      }
    }
    BookDefinitions definitions =
        BookDefinitions.of(site, settings, frontMatter, own, posts.values(), clock.millis());
    BookSelector selector =
        new BookSelector(
            List.copyOf(posts.values()),
            definitions.specs(),
            this::reason,
            site.limits().bookPosts());
    List<BookJob> jobs = new ArrayList<>();
    for (BookSpec spec : definitions.specs()) {
      List<Problem> problems =
          new ArrayList<>(definitions.problems().getOrDefault(spec.name(), List.of()));
      jobs.add(job(spec, Optional.ofNullable(sources.get(spec.name())), selector, problems, plan));
    }
    return jobs;
  }

  private List<ScannedPost> definitions(BuildPlan plan) {
    return plan.scan().books().stream()
        .filter(source -> drafts || !source.header().orElseThrow().metadata().draft())
        .toList();
  }

  private BookJob job(
      BookSpec spec,
      Optional<ScannedPost> definition,
      BookSelector selector,
      List<Problem> problems,
      BuildPlan plan) {
    SelectedBook selected =
        problems.isEmpty()
            ? selector.select(spec)
            : new SelectedBook(List.of(), List.of(), List.of());
    problems.addAll(selected.problems());
    String source = definition.map(ScannedPost::source).orElse("books/" + spec.name());
    String path =
        definition
            .flatMap(ScannedPost::header)
            .map(PostHeader::path)
            .orElse("/books/" + spec.name() + "/");
    String folder = path.replaceAll("^/|/$", "");
    catalog
        .rival(folder + "/index.html", file -> !file.owner().equals(source))
        .ifPresent(file -> problems.add(BookProblems.conflict(spec, folder, file.owner())));
    Optional<CatalogEntry> before = catalog.findBook(source);
    Map<String, String> hashes = Map.of();
    if (problems.isEmpty()) {
      Optional<String> rejected =
          selected.posts().stream()
              .map(BookPost::source)
              .filter(post -> isRejected(post))
              .findFirst();
      rejected.ifPresent(
          post -> problems.add(BookProblems.rejectedPost(spec, post, before.isPresent())));
      if (rejected.isEmpty()) {
        hashes =
            new BookInputs(site, catalog, editions.names("book"), plan)
                .hashes(edition -> fingerprints.of("book-" + edition), spec, selected, definition);
      }
    }
    List<StampedDependency> dependencies =
        definition.flatMap(any -> before).map(e -> dependencies(e, plan)).orElse(List.of());
    BookJob job =
        new BookJob(
            spec, source, folder, selected, definition, dependencies, hashes, Set.of(), problems);
    return job.with(stale(job, before, plan));
  }

  /** Returns the dependencies of the text of a definition, as they are now. */
  private List<StampedDependency> dependencies(CatalogEntry entry, BuildPlan plan) {
    List<Dependency> now = upToDate.dependencies(entry, plan.siteIndex());
    List<StampedDependency> dependencies = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (BookInputs.isInput(now.get(i))) {
        dependencies.add(new StampedDependency(now.get(i), entry.dependencies().get(i).stamp()));
      }
    }
    return dependencies;
  }

  private Set<String> stale(BookJob job, Optional<CatalogEntry> before, BuildPlan plan) {
    boolean all = force || plan.request().force();
    // A failed book is not tried again with the same inputs, because it may take minutes.
    boolean failed =
        before
            .filter(entry -> entry.status() == EntryStatus.REJECTED)
            .filter(entry -> entry.fingerprint().equals(CatalogEntry.BOOK + job.inputHash()))
            .isPresent();
    Set<String> stale = new TreeSet<>();
    for (String edition : job.hashes().keySet()) {
      if (plan.request().wants("book-" + edition)
          && (all || (!failed && !isCurrent(before, edition, job.hash(edition))))) {
        stale.add(edition);
      }
    }
    return stale;
  }

  private boolean isCurrent(Optional<CatalogEntry> before, String edition, String hash) {
    return before.map(CatalogEntry::renditions).orElse(List.of()).stream()
        .filter(made -> made.download().edition().equals(edition))
        .filter(made -> made.inputHash().equals(hash))
        .map(StoredRendition::download)
        .anyMatch(file -> output.size(file.path()).equals(OptionalLong.of(file.bytes())));
  }

  private boolean isRejected(String source) {
    return catalog.find(source).filter(entry -> entry.status() == EntryStatus.REJECTED).isPresent();
  }

  /** Returns why a source is no published post; empty if there is no such source. */
  private String reason(String source) {
    return catalog
        .find(source)
        .map(
            entry ->
                entry.status() == EntryStatus.REJECTED
                    ? "is rejected"
                    : entry.metadata().read().filter(Metadata::draft).isPresent()
                        ? "is a draft"
                        : "is not published now")
        .orElse("");
  }

  /** Returns the books of earlier runs that are defined no longer. */
  Set<String> removed(BuildPlan plan, List<BookJob> jobs) {
    Set<String> kept = new HashSet<>();
    jobs.forEach(job -> kept.add(job.source()));
    // The definition may be broken or being written.
    plan.scan().posts().stream()
        .filter(post -> post.header().isEmpty())
        .forEach(post -> kept.add(post.source()));
    definitions(plan).forEach(source -> kept.add(source.source()));
    Set<String> removed = new TreeSet<>();
    if (plan.complete() && complete) {
      catalog.books().stream()
          .map(CatalogEntry::source)
          .filter(source -> !kept.contains(source))
          .forEach(removed::add);
    }
    return removed;
  }

  /** Returns the next time, in milliseconds since 1970, at which a year or an issue ends. */
  long untilMillis() {
    return Math.min(issues.untilMillis(), yearMillis());
  }

  private long yearMillis() {
    return settings.auto()
        ? java.time.Instant.ofEpochMilli(clock.millis())
            .atZone(java.time.ZoneOffset.UTC)
            .toLocalDate()
            .withDayOfYear(1)
            .plusYears(1)
            .atStartOfDay(java.time.ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli()
        : Long.MAX_VALUE;
  }
}
