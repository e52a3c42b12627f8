package press.offprint.pipeline;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import press.offprint.content.Card;
import press.offprint.content.Reader;
import press.offprint.content.Reading;
import press.offprint.content.ResourceFiles;
import press.offprint.content.frontmatter.CardReader;
import press.offprint.content.site.Atlas;
import press.offprint.content.site.Section;
import press.offprint.edition.EditionException;
import press.offprint.model.Article;
import press.offprint.model.Code;
import press.offprint.model.Post;
import press.offprint.model.Problem;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.ContentFolder;
import press.offprint.pipeline.disk.NotedFiles;
import press.offprint.pipeline.disk.PostRead;
import press.offprint.pipeline.disk.SiteFiles;
import press.offprint.pipeline.disk.SourceFile;

/** Reads a post once, for all its editions. */
public final class PostReader {
  private static final int HEAVY = 256 << 10;

  private final Site site;
  private final ContentFolder content;
  private final SiteFiles files;
  private final CardReader cards;
  private final Reader reader;
  private final Guard guard;

  PostReader(Press.Room room, CardReader cards, Reader reader) {
    this.site = room.site();
    this.content = room.content();
    this.files = room.files();
    this.guard = room.guard();
    this.cards = cards;
    this.reader = reader;
  }

  /** Turns the job in the body into a publication, or into what is wrong with its post. */
  public void read(Exchange exchange) {
    Job job = exchange.getMessage().getBody(Job.class);
    job.accompany(exchange);
    Work.begin(exchange);
    PostRead reading = content.read(job.file(), site.limits().readBytes());
    Optional<Card> card = Optional.empty();
    if (reading instanceof PostRead.Got got) {
      String fingerprint =
          job.atlas().cascades().fingerprint(job.source(), got.post().fingerprint());
      Work.fingerprint(exchange, fingerprint);
      Work.stamp(exchange, got.stamp());
      card = Optional.of(job.card()).filter(known -> fingerprint.equals(job.readFrom()));
    }
    NotedFiles noted = new NotedFiles(files);
    Work.files(exchange, noted);
    Reading<Article> article = article(job.file(), reading, card, job.atlas(), noted);
    if (article.accepted().isPresent()) {
      Publication publication =
          Publication.of(site, article.accepted().get())
              .withBelow(Section.below(job.source(), job.atlas()));
      Work.remember(exchange, publication);
      exchange.getMessage().setBody(publication);
    } else {
      exchange.getMessage().setBody(new Rejected(article.rejections(), false));
    }
  }

  /** Reads the article of a post that was published before, for what the whole site shares. */
  Reading<Article> again(SourceFile file, Atlas atlas) {
    PostRead reading = content.read(file, site.limits().readBytes());
    return article(file, reading, Optional.empty(), atlas, files);
  }

  private Reading<Article> article(
      SourceFile file,
      PostRead reading,
      Optional<Card> card,
      Atlas atlas,
      ResourceFiles resources) {
    return reading instanceof PostRead.Got got
        ? article(got.post(), card, atlas, resources)
        : rejected(absent(file, reading));
  }

  private static Problem absent(SourceFile file, PostRead reading) {
    if (reading instanceof PostRead.Refused refused) {
      return refused.problem();
    }
    boolean gone = reading instanceof PostRead.Vanished;
    return Problem.error(
        Code.SOURCE_UNREADABLE,
        0,
        "'"
            + file.source()
            + (gone ? "' went away" : "' was still being written")
            + " while it was being published.",
        gone ? "If that was on purpose, nothing needs to be done." : "Publish again.");
  }

  private Reading<Article> article(
      Post post, Optional<Card> known, Atlas atlas, ResourceFiles resources) {
    try {
      return guard.call(
          "the article",
          post.content().length() > HEAVY,
          () ->
              known
                  .<Reading<Card>>map(Reading.Accepted::new)
                  .orElseGet(() -> cards.read(post, atlas.cascades().of(post.source())))
                  .then(card -> reader.read(post, card, atlas, resources)));
    } catch (EditionException e) {
      return rejected(
          Problem.error(e.code(), 0, e.getMessage(), "Make the post smaller or simpler."));
    }
  }

  private static Reading<Article> rejected(Problem problem) {
    return new Reading.Rejected<>(List.of(problem));
  }
}
