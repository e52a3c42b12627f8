package press.offprint.pipeline.post;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.ArticleReader;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.Section;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.edition.EditionException;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Post;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.asset.RecordingFiles;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.PostDefaults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.state.PostRejection;

/** Reads a post once, for all its editions. In routes this bean is {@code reader}. */
public final class PostReader {
  private static final int HEAVY_BYTES = 256 << 10;

  /** The heap that reading a post may need, as a multiple of its size. */
  private static final int HEAP_FACTOR = 256;

  private static final String ARTICLE = "the article";

  private final Site site;
  private final ContentFolder content;
  private final SiteFileLookup files;
  private final IsolatedExecutor executor;
  private final SiteIndexes siteIndexes;
  private final FrontMatterReader frontMatter;
  private final ArticleReader reader;
  private final RelatedSource related;
  private final UpToDateCheck upToDate;
  private final ParagraphLog paragraphs;
  private final EditionLog log;

  public PostReader(
      Site site,
      ContentFolder content,
      SiteFileLookup files,
      IsolatedExecutor executor,
      SiteIndexes siteIndexes,
      FrontMatterReader frontMatter,
      ArticleReader reader,
      RelatedSource related,
      UpToDateCheck upToDate,
      ParagraphLog paragraphs,
      EditionLog log) {
    this.log = log;
    this.site = site;
    this.content = content;
    this.files = files;
    this.executor = executor;
    this.siteIndexes = siteIndexes;
    this.frontMatter = frontMatter;
    this.reader = reader;
    this.related = related;
    this.upToDate = upToDate;
    this.paragraphs = paragraphs;
  }

  /**
   * Turns the {@link PostJob} in the body into a {@link Publication} or a {@link PostRejection}.
   */
  public void read(Exchange exchange) {
    PostJob job = exchange.getMessage().getBody(PostJob.class);
    ExchangeKey.JOB.set(exchange, job);
    ExchangeKey.STARTED.set(exchange, System.nanoTime());
    SiteIndex index = siteIndexes.get(job.siteIndex());
    PostReading reading =
        related
            .take(job.source())
            .flatMap(ahead -> refreshed(ahead, job.source(), index))
            .orElseGet(() -> reading(job.file(), job.header(), job.fingerprint(), index));
    if (reading.article().isEmpty()) {
      ExchangeKey.READ.set(exchange, reading.read());
      exchange.getMessage().setBody(new PostRejection(reading.problems()));
      return;
    }
    ReadPost read = reading.read();
    Article article = reading.article().get();
    if (!job.copies()) {
      // The post may have been edited since it was published, and a job for copies records no text.
      related.counted(article, read.fingerprint());
    }
    Optional<Dependency> suggests = related.dependency(job.source(), index);
    if (suggests.isPresent()) {
      article = article.withRelated(related.shown(job.source(), index));
      read = read.with(new StampedDependency(suggests.get(), FileStamp.MISSING));
    }
    ExchangeKey.READ.set(exchange, read);
    exchange
        .getMessage()
        .setBody(
            Publication.of(index.languages(site).siteOf(article.metadata()), article)
                .withBelow(Section.below(job.source(), index, site))
                .withSurroundings(index.navigation(site).of(job.source())));
  }

  /** Returns true if a post that was read before leads to the same posts and files now. */
  public boolean isCurrent(String source, ReadPost read, SiteIndex index) {
    return upToDate
        .refreshed(source, read.dependencies(), index)
        .filter(dependencies -> upToDate.isCurrent(source, dependencies, index))
        .isPresent();
  }

  private Optional<PostReading> refreshed(PostReading ahead, String source, SiteIndex index) {
    if (ahead.article().isEmpty()) {
      return Optional.of(ahead);
    }
    return upToDate
        .refreshed(source, ahead.read().dependencies(), index)
        .map(
            dependencies ->
                new PostReading(
                    ahead.read().withAll(dependencies),
                    ahead
                        .article()
                        .map(
                            article ->
                                article.withDependencies(
                                    dependencies.stream()
                                        .map(StampedDependency::dependency)
                                        .toList())),
                    List.of()));
  }

  /** Reads a post of a plan without what it suggests. */
  public PostReading reading(Decision.Build build, SiteIndex index) {
    return reading(build.post().file(), build.header(), planned(build), index);
  }

  /** Reads a post of a plan; empty if it needs more than {@code millis} of a processor. */
  public Optional<PostReading> readingWithin(long millis, Decision.Build build, SiteIndex index) {
    return reading(
        build.post().file(),
        build.header(),
        planned(build),
        index,
        (heavy, work) -> executor.callWithin(millis, ARTICLE, heavy, work));
  }

  private static String planned(Decision.Build build) {
    return build.post().read() ? build.post().fingerprint() : "";
  }

  /** Calls a reading within its limits. */
  private interface Limiter {
    Optional<ReadResult<Reading>> call(boolean heavy, Callable<ReadResult<Reading>> work);
  }

  /**
   * Reads a post without what it suggests.
   *
   * @param header of the plan; it is read again if the post has changed since then
   * @param planned SHA-256 of the post that the header was read from; empty if it is from the
   *     catalog
   */
  public PostReading reading(SourceFile file, PostHeader header, String planned, SiteIndex index) {
    return reading(file, header, planned, index, this::completely).orElseThrow();
  }

  private Optional<ReadResult<Reading>> completely(
      boolean heavy, Callable<ReadResult<Reading>> work) {
    return Optional.of(executor.call(ARTICLE, heavy, work));
  }

  private Optional<PostReading> reading(
      SourceFile file, PostHeader header, String planned, SiteIndex index, Limiter limiter) {
    RecordingFiles recording = new RecordingFiles(files);
    PostReadResult found = content.read(file, site.limits().readBytes());
    if (!(found instanceof PostReadResult.Got got)) {
      return Optional.of(
          new PostReading(ReadPost.NOTHING, Optional.empty(), List.of(absent(file, found))));
    }
    String fingerprint = index.cascades().fingerprint(header.source(), got.post().fingerprint());
    PostHeader known = fingerprint.equals(planned) ? header : null;
    Optional<ReadResult<Reading>> ended =
        article(file, got.post(), known, index, recording, limiter);
    if (ended.isEmpty()) {
      return Optional.empty();
    }
    ReadResult<Reading> reading = ended.get();
    if (reading.accepted().isEmpty()) {
      return Optional.of(
          new PostReading(
              ReadPost.rejected(got.stamp(), fingerprint), Optional.empty(), reading.rejections()));
    }
    Article accepted = reading.accepted().get().article();
    // The post may have other aliases than at the time of the scan.
    List<String> aliases = reading.accepted().get().header().aliases();
    ReadPost read =
        ReadPost.of(
            got.stamp(),
            fingerprint,
            aliases,
            accepted,
            stamped(accepted.dependencies(), recording));
    return Optional.of(new PostReading(read, Optional.of(accepted), List.of()));
  }

  private static List<StampedDependency> stamped(
      List<Dependency> dependencies, RecordingFiles recording) {
    return dependencies.stream()
        .map(
            dependency ->
                new StampedDependency(
                    dependency,
                    dependency.kind() == Dependency.Kind.FILE
                        ? recording.stamp(dependency.name())
                        : FileStamp.MISSING))
        .toList();
  }

  /** Reads the article of a published post again, for a file of the whole site. */
  public ReadResult<Article> readAgain(SourceFile file, SiteIndex index) {
    PostReadResult found = content.read(file, site.limits().readBytes());
    return found instanceof PostReadResult.Got got
        ? article(file, got.post(), null, index, files, this::completely)
            .orElseThrow()
            .then(reading -> new ReadResult.Accepted<>(reading.article()))
        : new ReadResult.Rejected<>(List.of(absent(file, found)));
  }

  private static Problem absent(SourceFile file, PostReadResult found) {
    if (found instanceof PostReadResult.Refused refused) {
      return refused.problem();
    }
    boolean removed = found instanceof PostReadResult.Vanished;
    return Problem.error(
        ProblemCode.SOURCE_UNREADABLE,
        0,
        "'"
            + file.source()
            + (removed ? "' was removed" : "' was still being written")
            + " while it was being published.",
        removed ? "If this was intended, nothing is to be done." : "Publish again.");
  }

  private record Reading(PostHeader header, Article article) {}

  // A heavy call makes other heavy calls wait, so it is one only if the heap is small.
  private static boolean isHeavy(Post post) {
    long bytes = post.content().length();
    return bytes > HEAVY_BYTES && IsolatedExecutor.isTight(HEAP_FACTOR * bytes);
  }

  private Optional<ReadResult<Reading>> article(
      SourceFile file,
      Post post,
      PostHeader known,
      SiteIndex index,
      ResourceSource resources,
      Limiter limiter) {
    try {
      return limiter.call(
          isHeavy(post),
          () ->
              (known == null
                      ? frontMatter.read(post, PostDefaults.of(file, index.cascades()))
                      : new ReadResult.Accepted<>(known))
                  .then(
                      header ->
                          reader
                              .read(post, header, index, resources)
                              .then(
                                  article ->
                                      new ReadResult.Accepted<>(
                                          new Reading(header, log.add(paragraphs.add(article)))))));
    } catch (EditionException e) {
      return Optional.of(
          new ReadResult.Rejected<>(
              List.of(
                  Problem.error(
                      e.code(), 0, e.getMessage(), "Make the post smaller or simpler."))));
    }
  }
}
