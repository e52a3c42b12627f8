package press.offprint.pipeline.book;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.ClosedIssue;
import press.offprint.content.book.IssueCalendar;
import press.offprint.content.book.IssueSettings;
import press.offprint.content.book.SelectedBook;
import press.offprint.content.site.PageKind;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The issues of a site: those that close now, and the editions of closed ones that are missing. An
 * edition that is there is never made again.
 */
final class IssuePlanner {
  /** The edition that needs the address of the site, because its pictures have absolute URLs. */
  private static final String MAIL = "mail";

  private final Site site;
  private final Optional<IssueSettings> settings;
  private final CatalogCache catalog;
  private final EditionRoutes editions;
  private final EditionFingerprints fingerprints;
  private final OutputFolder output;
  private final InstantSource clock;
  private final boolean drafts;
  private final IssueLog log;

  IssuePlanner(
      Site site,
      Optional<IssueSettings> settings,
      CatalogCache catalog,
      EditionRoutes editions,
      EditionFingerprints fingerprints,
      OutputFolder output,
      InstantSource clock,
      boolean drafts) {
    this.site = site;
    this.settings = settings;
    this.catalog = catalog;
    this.editions = editions;
    this.fingerprints = fingerprints;
    this.output = output;
    this.clock = clock;
    this.drafts = drafts;
    this.log = new IssueLog(catalog);
  }

  /** Returns true if an issue is to be closed. */
  boolean isDue(BuildPlan plan) {
    return !due(plan, log.read()).isEmpty();
  }

  /** Closes all issues that are due. */
  void close(BuildPlan plan) {
    List<ClosedIssue> all = new ArrayList<>(log.read());
    if (all.addAll(due(plan, all))) {
      log.write(all);
    }
  }

  // A run over some posts does not know all posts of the period, and one with drafts knows more.
  private List<ClosedIssue> due(BuildPlan plan, List<ClosedIssue> closed) {
    if (settings.isEmpty() || drafts || !plan.complete()) {
      return List.of();
    }
    List<BookPost> posts =
        posts(plan).stream().filter(post -> PageKind.isListed(post.metadata())).toList();
    return new IssueCalendar(settings.get(), site).due(posts, closed, clock.instant());
  }

  private List<BookPost> posts(BuildPlan plan) {
    return PublishedPosts.entries(catalog, plan).stream()
        .filter(entry -> entry.status() == EntryStatus.PUBLISHED)
        .flatMap(entry -> PublishedPosts.of(entry).stream())
        .toList();
  }

  /** Returns all closed issues, in the order of their numbers. */
  List<BookJob> plan(BuildPlan plan) {
    List<String> wanted =
        editions.names(EditionRoutes.ISSUE).stream()
            .filter(edition -> site.baseUrlGiven() || !edition.equals(MAIL))
            .toList();
    if (settings.isEmpty() || wanted.isEmpty()) {
      return List.of();
    }
    Map<String, BookPost> posts = new HashMap<>();
    posts(plan).forEach(post -> posts.put(post.source(), post));
    return log.read().stream()
        .map(issue -> job(issue, settings.get(), wanted, posts, plan))
        .toList();
  }

  private BookJob job(
      ClosedIssue issue,
      IssueSettings rule,
      List<String> wanted,
      Map<String, BookPost> posts,
      BuildPlan plan) {
    BookSpec spec = issue.spec(site.title(), rule);
    Optional<CatalogEntry> before = catalog.findBook(issue.source());
    boolean whole = isWhole(before, wanted);
    List<BookPost> present = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String source : issue.posts()) {
      Optional<BookPost> post = Optional.ofNullable(posts.get(source));
      post.ifPresent(present::add);
      if (post.isEmpty() && !isRejected(source)) {
        problems.add(BookProblems.withdrawn(issue, rule, source));
      } else if (post.isEmpty() && !whole) {
        problems.add(BookProblems.rejected(issue, rule, source));
      }
    }
    if (!whole && present.size() > site.limits().bookPosts()) {
      problems.add(BookProblems.tooLarge(issue, rule, site.limits().bookPosts()));
    }
    SelectedBook selected = new SelectedBook(present, List.of(), List.of());
    boolean makes = !whole && !present.isEmpty();
    Map<String, String> hashes =
        makes && problems.stream().noneMatch(Problem::isError)
            ? new BookInputs(site, catalog, wanted, plan)
                .hashes(
                    edition -> fingerprints.of("book-" + edition), spec, selected, Optional.empty())
            : Map.of();
    BookJob job =
        new BookJob(
            spec,
            issue.source(),
            issue.folder(),
            selected,
            Optional.empty(),
            List.of(),
            hashes,
            Set.of(),
            problems);
    return job.with(missing(job, before, plan));
  }

  private Set<String> missing(BookJob job, Optional<CatalogEntry> before, BuildPlan plan) {
    boolean failed =
        before
            .filter(entry -> entry.status() == EntryStatus.REJECTED)
            .filter(entry -> entry.fingerprint().equals(CatalogEntry.BOOK + job.inputHash()))
            .isPresent();
    Set<String> missing = new TreeSet<>();
    for (String edition : job.hashes().keySet()) {
      if (!failed && plan.request().wants("book-" + edition) && !isMade(before, edition)) {
        missing.add(edition);
      }
    }
    return missing;
  }

  private boolean isWhole(Optional<CatalogEntry> before, List<String> wanted) {
    return wanted.stream().allMatch(edition -> isMade(before, edition));
  }

  private boolean isMade(Optional<CatalogEntry> before, String edition) {
    return before.map(CatalogEntry::renditions).orElse(List.of()).stream()
        .map(StoredRendition::download)
        .filter(file -> file.edition().equals(edition))
        .anyMatch(file -> output.size(file.path()).equals(OptionalLong.of(file.bytes())));
  }

  private boolean isRejected(String source) {
    return catalog.find(source).filter(entry -> entry.status() == EntryStatus.REJECTED).isPresent();
  }

  /** Returns the end of the present period, in milliseconds since 1970. */
  long untilMillis() {
    return settings
        .flatMap(rule -> new IssueCalendar(rule, site).next(clock.instant()))
        .map(Instant::toEpochMilli)
        .orElse(Long.MAX_VALUE);
  }
}
