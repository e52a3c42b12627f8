package press.offprint.pipeline.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.content.ArticleReader;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.edition.EditionException;
import press.offprint.model.Article;
import press.offprint.model.Post;
import press.offprint.model.Problem;
import press.offprint.model.Site;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** Reads all posts as publishing would, tells what is wrong, and writes nothing anywhere. */
public final class ContentCheck {
  private final PublishSettings settings;
  private final Site site;
  private final ContentFolder content;
  private final SiteFileLookup files;
  private final FrontMatterReader frontMatter;
  private final ArticleReader reader;
  private final IsolatedExecutor executor;
  private final LinkCheck.Places places;

  public ContentCheck(
      PublishSettings settings,
      Site site,
      SiteFileLookup files,
      ArticleReader reader,
      LinkCheck.Places places) {
    this.settings = settings;
    this.site = site;
    this.content = new ContentFolder(settings.content(), settings.output());
    this.files = files;
    this.frontMatter = new FrontMatterReader(site);
    this.reader = reader;
    this.executor = new IsolatedExecutor(site.limits().seconds());
    this.places = places;
  }

  /** A reader for one inspection. */
  public static ArticleReader reader(Site site) {
    return new ArticleReader(site, ArticleTools.create());
  }

  /** Looks at every post; the listener gets a receipt for each that was chosen. */
  public RunSummary run(RunListener listener) {
    long started = System.nanoTime();
    DryRunScan drafting = DryRunScan.of(content.scan(), content, frontMatter, site, settings);
    Map<String, ReadResult<Article>> read = new ConcurrentHashMap<>();
    drafting.cards().parallelStream()
        .forEach(header -> read.put(header.source(), article(header, drafting)));
    Map<String, Article> articles = new TreeMap<>();
    read.forEach((source, reading) -> reading.accepted().ifPresent(a -> articles.put(source, a)));
    LinkCheck links = LinkCheck.of(site, articles.values(), drafting.atlas(), places);

    List<SourceFile> chosen = drafting.files().stream().filter(this::isChosen).toList();
    Map<ReceiptStatus, Integer> counts = new EnumMap<>(ReceiptStatus.class);
    listener.begins(chosen.size());
    for (SourceFile file : chosen) {
      Optional<Receipt> receipt =
          receipt(file.source(), drafting, Optional.ofNullable(read.get(file.source())), links);
      receipt.ifPresent(
          told -> {
            counts.merge(told.status(), 1, Integer::sum);
            listener.ended(told);
          });
    }
    long millis = (System.nanoTime() - started) / 1_000_000;
    RunSummary summary = new RunSummary(counts, List.of(), List.of(), false, millis);
    listener.closes(summary);
    return summary;
  }

  private Optional<Receipt> receipt(
      String source, DryRunScan drafting, Optional<ReadResult<Article>> reading, LinkCheck links) {
    if (drafting.isHidden(source)) {
      return Optional.of(receipt(source, ReceiptStatus.IGNORED, List.of()));
    }
    List<Problem> errors = drafting.errors(source);
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
    List<Problem> problems = new ArrayList<>(article.get().problems());
    problems.addAll(links.problems(article.get()));
    boolean refused = settings.strict() && !problems.isEmpty();
    return Optional.of(
        receipt(source, refused ? ReceiptStatus.REJECTED : ReceiptStatus.CHECKED, problems));
  }

  private static Receipt receipt(String source, ReceiptStatus status, List<Problem> problems) {
    return new Receipt(source, status, problems, List.of(), 0, false);
  }

  private ReadResult<Article> article(PostHeader header, DryRunScan drafting) {
    PostReadResult again = content.read(drafting.file(header.source()), site.limits().readBytes());
    if (!(again instanceof PostReadResult.Got got)) {
      return new ReadResult.Rejected<>(List.of());
    }
    Post post = got.post();
    SiteIndex siteIndex = drafting.atlas();
    try {
      return executor.call(
          "the article",
          () ->
              frontMatter
                  .read(post, siteIndex.cascades().of(post.source()))
                  .then(own -> reader.read(post, own, siteIndex, files)));
    } catch (EditionException e) {
      return new ReadResult.Rejected<>(
          List.of(Problem.error(e.code(), 0, e.getMessage(), "Make the post smaller or simpler.")));
    }
  }

  private boolean isChosen(SourceFile file) {
    return settings.paths().isEmpty()
        || settings.paths().stream().anyMatch(path -> file.file().startsWith(path));
  }
}
