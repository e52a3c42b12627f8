package press.offprint.pipeline.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.book.BookSettings;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.edition.Fonts;
import press.offprint.model.Article;
import press.offprint.model.Site;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.pipeline.exec.Parallel;
import press.offprint.pipeline.font.CustomFonts;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/**
 * The check of all posts without publishing: their problems and their broken links. Writes nothing.
 */
public final class ContentCheck {
  private final PublishSettings settings;
  private final Site site;
  private final BookSettings books;
  private final SiteFileLookup files;
  private final DryRunReader reader;
  private final Predicate<String> staticFiles;
  private final Acceptance acceptance;
  private final ScriptCheck scripts;

  private ContentCheck(
      PublishSettings settings,
      SiteConfigResult configuration,
      SiteFileLookup files,
      Predicate<String> staticFiles) {
    this.settings = settings;
    this.site = configuration.site();
    this.books = configuration.books();
    this.acceptance = new Acceptance(configuration.accepted());
    Lazy<Fonts> fonts =
        new Lazy<>(
            () ->
                CustomFonts.before(
                    FontDirectory.open(ProjectLayout.installedFonts()),
                    settings.project(),
                    site.theme()));
    this.scripts = new ScriptCheck(fonts);
    this.files = files;
    this.reader = new DryRunReader(settings, site);
    this.staticFiles = staticFiles;
  }

  /** Returns the check of a project. */
  public static ContentCheck of(PublishSettings settings, SiteConfigResult configuration) {
    List<Path> folders = ProjectLayout.statics(settings);
    SiteFileLookup statics = new StaticFolders(folders).files();
    return new ContentCheck(
        settings,
        configuration,
        ProjectLayout.files(settings, configuration.site()),
        path -> !path.isEmpty() && !statics.stamp(path).equals(FileStamp.MISSING));
  }

  /** Checks every post. The listener gets a receipt for each that the settings name. */
  public RunSummary run(RunListener listener) {
    long started = System.nanoTime();
    DryRunScan scan = reader.scan();
    Map<String, ReadResult<Article>> read = new ConcurrentHashMap<>();
    Set<String> definitions = scan.definitions();
    Parallel.map(
        settings.threads(),
        scan.texts(),
        source -> read.put(source, reader.article(source, scan, files)));
    Map<String, Article> articles = new TreeMap<>();
    scan.headers().stream()
        .map(PostHeader::source)
        .forEach(post -> read.get(post).accepted().ifPresent(a -> articles.put(post, a)));
    BookCheck checkedBooks = BookCheck.of(site, books, scan, settings.clock().millis());
    LinkCheck links =
        LinkCheck.of(site, articles.values(), scan.siteIndex(), checkedBooks.paths(), staticFiles);

    List<SourceFile> chosen =
        scan.files().stream().filter(file -> isChosen(settings, file)).toList();
    Map<ReceiptStatus, Integer> counts = new EnumMap<>(ReceiptStatus.class);
    List<Receipt> ofBooks =
        settings.paths().isEmpty()
            ? checkedBooks.receipts(text -> problems(read.get(text), links))
            : List.of();
    listener.begins(chosen.size());
    for (SourceFile file : chosen) {
      if (definitions.contains(file.source())) {
        continue; // The receipt of the book has the problems of its text.
      }
      Optional<Receipt> receipt =
          receipt(file.source(), scan, Optional.ofNullable(read.get(file.source())), links);
      receipt.ifPresent(
          found -> {
            counts.merge(found.status(), 1, Integer::sum);
            listener.ended(found);
          });
    }
    for (Receipt book : ofBooks) {
      counts.merge(book.status(), 1, Integer::sum);
      listener.ended(book);
    }
    ExitCode exitCode =
        counts.containsKey(ReceiptStatus.REJECTED) ? ExitCode.REJECTED : ExitCode.OK;
    long millis = (System.nanoTime() - started) / 1_000_000;
    List<Problem> unused = settings.paths().isEmpty() ? acceptance.unused(true) : List.of();
    RunSummary summary = new RunSummary(counts, List.of(), unused, exitCode, millis);
    listener.closes(summary);
    return summary;
  }

  private Optional<Receipt> receipt(
      String source, DryRunScan scan, Optional<ReadResult<Article>> reading, LinkCheck links) {
    Hidden hidden = scan.hidden(source);
    if (hidden.isHidden()) {
      return Optional.of(receipt(source, ReceiptStatus.IGNORED, List.of()).with(hidden));
    }
    List<Problem> errors = scan.errors(source);
    if (!errors.isEmpty()) {
      return Optional.of(receipt(source, ReceiptStatus.REJECTED, errors));
    }
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    Optional<Article> article = reading.get().accepted();
    if (article.isEmpty()) {
      return Optional.of(receipt(source, ReceiptStatus.REJECTED, reading.get().rejections()));
    }
    Optional<Problem> script =
        ScriptCheck.isNeeded(site) ? scripts.problem(article.get()) : Optional.empty();
    if (script.isPresent()) {
      return Optional.of(receipt(source, ReceiptStatus.REJECTED, List.of(script.get())));
    }
    List<Problem> problems = problems(reading.get(), links);
    boolean refused = settings.strict() && problems.stream().anyMatch(p -> !p.isAccepted());
    return Optional.of(
        receipt(source, refused ? ReceiptStatus.REJECTED : ReceiptStatus.CHECKED, problems));
  }

  /** Returns the reasons of a rejection, or the warnings of an article and of its links. */
  private List<Problem> problems(ReadResult<Article> reading, LinkCheck links) {
    if (reading.accepted().isEmpty()) {
      return reading.rejections();
    }
    Article article = reading.accepted().get();
    List<Problem> found = new ArrayList<>(article.problems());
    found.addAll(links.problems(article));
    return acceptance.of(article.source(), article.metadata().fields(), found);
  }

  private static Receipt receipt(String source, ReceiptStatus status, List<Problem> problems) {
    return new Receipt(source, status, problems);
  }

  /** Returns true if the settings name a file, or no file at all. */
  static boolean isChosen(PublishSettings settings, SourceFile file) {
    return settings.paths().isEmpty()
        || settings.paths().stream().anyMatch(path -> file.file().startsWith(path));
  }
}
