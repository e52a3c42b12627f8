package press.offprint.pipeline.record;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.book.BookPost;
import press.offprint.model.Dependency;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCollector;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.state.CatalogCache;

/** Records the result of every book in the catalog, and has it reported. */
public final class BookReceipts {
  private final CatalogCache catalog;
  private final OutputFolder output;
  private final RunReporter reporter;
  private final Acceptance acceptance;
  private final InstantSource clock;
  private final PublicationRecorder publications;

  public BookReceipts(
      CatalogCache catalog,
      OutputFolder output,
      RunReporter reporter,
      Acceptance acceptance,
      InstantSource clock,
      PublicationRecorder publications) {
    this.catalog = catalog;
    this.output = output;
    this.reporter = reporter;
    this.acceptance = acceptance;
    this.clock = clock;
    this.publications = publications;
  }

  /** Reports a book of which nothing is made: it is up to date, or it is rejected. */
  public void unchanged(BookJob job) {
    Optional<CatalogEntry> before = catalog.findBook(job.source());
    if (job.isRejected()) {
      rejected(job, job.problems(), 0);
      return;
    }
    boolean failed = before.filter(e -> e.status() == EntryStatus.REJECTED).isPresent();
    List<Problem> known = new ArrayList<>(before.map(CatalogEntry::problems).orElse(List.of()));
    job.problems().stream().filter(problem -> !known.contains(problem)).forEach(known::add);
    reporter.reportUnchanged(
        new Receipt(
            job.source(),
            failed ? ReceiptStatus.REJECTED : ReceiptStatus.UNCHANGED,
            accepted(job, known),
            before.map(CatalogEntry::downloads).orElse(List.of()),
            0));
  }

  /** Records a book that cannot be made. Its earlier files stay published. */
  public void rejected(BookJob job, List<Problem> problems, long millis) {
    Optional<CatalogEntry> before = catalog.findBook(job.source());
    CatalogEntry entry =
        new CatalogEntry(
            job.source(),
            stamp(job),
            CatalogEntry.BOOK + job.inputHash(),
            EntryStatus.REJECTED,
            "/" + job.folder() + "/",
            List.of(),
            before.map(CatalogEntry::metadata).orElse(LazyMetadata.NONE),
            problems,
            dependencies(job),
            before.map(CatalogEntry::renditions).orElse(List.of()),
            before.map(CatalogEntry::words).orElse(0),
            millis,
            before.map(CatalogEntry::publishedAt).orElse(0L));
    boolean known =
        before
            .filter(old -> old.status() == EntryStatus.REJECTED)
            .filter(old -> old.problems().equals(problems))
            .isPresent();
    Receipt receipt =
        new Receipt(
            job.source(), ReceiptStatus.REJECTED, accepted(job, problems), List.of(), millis);
    if (known) {
      reporter.reportUnchanged(receipt);
    } else {
      catalog.put(entry);
      reporter.report(receipt);
    }
  }

  /** Records a book whose files are stored. */
  public void published(BookJob job, Publication book, BranchResults results, long millis) {
    Optional<CatalogEntry> before = catalog.findBook(job.source());
    List<Problem> problems = new ArrayList<>(job.problems());
    results.renditions().forEach(r -> problems.addAll(ProblemCollector.limited(r.problems())));
    List<StoredRendition> stored = new ArrayList<>();
    Set<String> made = new HashSet<>();
    for (Rendition rendition : results.renditions()) {
      made.add(rendition.edition());
      stored.add(
          new StoredRendition(
              rendition.download(),
              job.hash(rendition.edition()),
              rendition.companions().stream().map(Rendition::path).toList()));
    }
    before
        .filter(entry -> entry.path().equals("/" + job.folder() + "/"))
        .map(CatalogEntry::renditions)
        .orElse(List.of())
        .stream()
        .filter(old -> !made.contains(old.download().edition()))
        .filter(old -> job.hashes().containsKey(old.download().edition()))
        .forEach(stored::add);
    CatalogEntry entry =
        new CatalogEntry(
            job.source(),
            stamp(job),
            CatalogEntry.BOOK + job.inputHash(),
            EntryStatus.PUBLISHED,
            "/" + job.folder() + "/",
            List.of(),
            LazyMetadata.of(book.metadata()),
            problems,
            dependencies(job),
            stored,
            book.articles().stream().mapToInt(article -> article.words()).sum(),
            millis,
            clock.millis());
    before.ifPresent(old -> removeFormer(old, entry));
    publications.published(before, entry, results.renditions(), false);
    reporter.report(
        new Receipt(
            job.source(),
            ReceiptStatus.PUBLISHED,
            accepted(job, problems),
            entry.downloads(),
            millis));
  }

  /** Removes books that are defined no longer, with their files. */
  public void withdraw(Set<String> sources) {
    for (String source : sources) {
      Optional<CatalogEntry> entry = catalog.findBook(source);
      entry.ifPresent(publications::removed);
      catalog.remove(Set.of(source));
      if (entry.isPresent()) {
        Set<String> listed = catalog.files();
        entry.get().paths().stream().filter(path -> !listed.contains(path)).forEach(output::remove);
        reporter.report(new Receipt(source, ReceiptStatus.WITHDRAWN, List.of()));
      }
    }
  }

  private void removeFormer(CatalogEntry before, CatalogEntry now) {
    before.paths().stream()
        .filter(path -> !now.paths().contains(path))
        .filter(path -> catalog.rival(path, file -> !file.owner().equals(now.source())).isEmpty())
        .forEach(output::remove);
  }

  private List<Problem> accepted(BookJob job, List<Problem> problems) {
    return acceptance.of(job.source(), java.util.Map.of(), problems);
  }

  private static FileStamp stamp(BookJob job) {
    return job.definition()
        .map(ScannedPost::file)
        .map(file -> file.stamp())
        .orElse(FileStamp.MISSING);
  }

  /** Returns the posts of a book, so that its report names them, and the inputs of its text. */
  private List<StampedDependency> dependencies(BookJob job) {
    List<StampedDependency> dependencies = new ArrayList<>();
    job.selected().posts().stream()
        .map(BookPost::source)
        .map(
            source ->
                new Dependency(
                    Dependency.Kind.CHAPTER,
                    source,
                    catalog.find(source).map(CatalogEntry::fingerprint).orElse("")))
        .map(dependency -> new StampedDependency(dependency, FileStamp.MISSING))
        .forEach(dependencies::add);
    dependencies.addAll(job.dependencies());
    return dependencies;
  }
}
