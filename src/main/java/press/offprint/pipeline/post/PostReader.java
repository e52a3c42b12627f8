package press.offprint.pipeline.post;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import press.offprint.content.ArticleReader;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.Section;
import press.offprint.content.site.SiteIndex;
import press.offprint.edition.EditionException;
import press.offprint.model.Article;
import press.offprint.model.Post;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.asset.RecordingFiles;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.record.PostExchange;
import press.offprint.pipeline.state.PostRejection;

/** Reads a post once, for all its editions. */
public final class PostReader {
  private static final int HEAVY = 256 << 10;

  private final Site site;
  private final ContentFolder content;
  private final SiteFileLookup files;
  private final FrontMatterReader frontMatter;
  private final ArticleReader reader;
  private final IsolatedExecutor executor;

  public PostReader(Publisher.Room room, FrontMatterReader frontMatter, ArticleReader reader) {
    this.site = room.site();
    this.content = room.content();
    this.files = room.files();
    this.executor = room.executor();
    this.frontMatter = frontMatter;
    this.reader = reader;
  }

  /** Turns the job in the body into a publication, or into what is wrong with its post. */
  public void read(Exchange exchange) {
    PostJob job = exchange.getMessage().getBody(PostJob.class);
    job.accompany(exchange);
    PostExchange.begin(exchange);
    PostReadResult reading = content.read(job.file(), site.limits().readBytes());
    Optional<PostHeader> header = Optional.empty();
    if (reading instanceof PostReadResult.Got got) {
      String fingerprint =
          job.siteIndex().cascades().fingerprint(job.source(), got.post().fingerprint());
      PostExchange.fingerprint(exchange, fingerprint);
      PostExchange.stamp(exchange, got.stamp());
      header = Optional.of(job.header()).filter(known -> fingerprint.equals(job.readFrom()));
    }
    RecordingFiles noted = new RecordingFiles(files);
    PostExchange.files(exchange, noted);
    ReadResult<Article> article = article(job.file(), reading, header, job.siteIndex(), noted);
    if (article.accepted().isPresent()) {
      Publication publication =
          Publication.of(site, article.accepted().get())
              .withBelow(Section.below(job.source(), job.siteIndex()));
      PostExchange.remember(exchange, publication);
      exchange.getMessage().setBody(publication);
    } else {
      exchange.getMessage().setBody(new PostRejection(article.rejections(), false));
    }
  }

  /** Reads the article of a post that was published before, for what the whole site shares. */
  public ReadResult<Article> again(SourceFile file, SiteIndex siteIndex) {
    PostReadResult reading = content.read(file, site.limits().readBytes());
    return article(file, reading, Optional.empty(), siteIndex, files);
  }

  private ReadResult<Article> article(
      SourceFile file,
      PostReadResult reading,
      Optional<PostHeader> header,
      SiteIndex siteIndex,
      ResourceSource resources) {
    return reading instanceof PostReadResult.Got got
        ? article(got.post(), header, siteIndex, resources)
        : rejected(absent(file, reading));
  }

  private static Problem absent(SourceFile file, PostReadResult reading) {
    if (reading instanceof PostReadResult.Refused refused) {
      return refused.problem();
    }
    boolean gone = reading instanceof PostReadResult.Vanished;
    return Problem.error(
        ProblemCode.SOURCE_UNREADABLE,
        0,
        "'"
            + file.source()
            + (gone ? "' went away" : "' was still being written")
            + " while it was being published.",
        gone ? "If that was on purpose, nothing needs to be done." : "Publish again.");
  }

  private ReadResult<Article> article(
      Post post, Optional<PostHeader> known, SiteIndex siteIndex, ResourceSource resources) {
    try {
      return executor.call(
          "the article",
          post.content().length() > HEAVY,
          () ->
              known
                  .<ReadResult<PostHeader>>map(ReadResult.Accepted::new)
                  .orElseGet(() -> frontMatter.read(post, siteIndex.cascades().of(post.source())))
                  .then(header -> reader.read(post, header, siteIndex, resources)));
    } catch (EditionException e) {
      return rejected(
          Problem.error(e.code(), 0, e.getMessage(), "Make the post smaller or simpler."));
    }
  }

  private static ReadResult<Article> rejected(Problem problem) {
    return new ReadResult.Rejected<>(List.of(problem));
  }
}
