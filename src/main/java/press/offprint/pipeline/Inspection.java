package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.content.Card;
import press.offprint.content.ContentTools;
import press.offprint.content.Reader;
import press.offprint.content.Reading;
import press.offprint.content.frontmatter.CardReader;
import press.offprint.content.site.Atlas;
import press.offprint.edition.EditionException;
import press.offprint.model.Article;
import press.offprint.model.Post;
import press.offprint.model.Problem;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.ContentFolder;
import press.offprint.pipeline.disk.PostRead;
import press.offprint.pipeline.disk.SiteFiles;
import press.offprint.pipeline.disk.SourceFile;

/** Reads all posts as publishing would, tells what is wrong, and writes nothing anywhere. */
final class Inspection {
  private final Settings settings;
  private final Site site;
  private final ContentFolder content;
  private final SiteFiles files;
  private final CardReader cards;
  private final Reader reader;
  private final Guard guard;
  private final LinkCheck.Places places;

  Inspection(
      Settings settings, Site site, SiteFiles files, Reader reader, LinkCheck.Places places) {
    this.settings = settings;
    this.site = site;
    this.content = new ContentFolder(settings.content(), settings.output());
    this.files = files;
    this.cards = new CardReader(site);
    this.reader = reader;
    this.guard = new Guard(site.limits().seconds());
    this.places = places;
  }

  /** A reader for one inspection. */
  static Reader reader(Site site) {
    return new Reader(site, ContentTools.create());
  }

  /** Looks at every post; the listener gets a receipt for each that was chosen. */
  Summary run(Listener listener) {
    long started = System.nanoTime();
    Drafting drafting = Drafting.of(content.scan(), content, cards, site, settings);
    Map<String, Reading<Article>> read = new ConcurrentHashMap<>();
    drafting.cards().parallelStream()
        .forEach(card -> read.put(card.source(), article(card, drafting)));
    Map<String, Article> articles = new TreeMap<>();
    read.forEach((source, reading) -> reading.accepted().ifPresent(a -> articles.put(source, a)));
    LinkCheck links = LinkCheck.of(site, articles.values(), drafting.atlas(), places);

    List<SourceFile> chosen = drafting.files().stream().filter(this::isChosen).toList();
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
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
    Summary summary = new Summary(counts, List.of(), List.of(), false, millis);
    listener.closes(summary);
    return summary;
  }

  private Optional<Receipt> receipt(
      String source, Drafting drafting, Optional<Reading<Article>> reading, LinkCheck links) {
    if (drafting.isHidden(source)) {
      return Optional.of(receipt(source, Status.IGNORED, List.of()));
    }
    List<Problem> errors = drafting.errors(source);
    if (!errors.isEmpty()) {
      return Optional.of(receipt(source, Status.REJECTED, errors));
    }
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    Optional<Article> article = reading.get().accepted();
    if (article.isEmpty()) {
      return Optional.of(receipt(source, Status.REJECTED, reading.get().rejections()));
    }
    List<Problem> problems = new ArrayList<>(article.get().problems());
    problems.addAll(links.problems(article.get()));
    boolean refused = settings.strict() && !problems.isEmpty();
    return Optional.of(receipt(source, refused ? Status.REJECTED : Status.CHECKED, problems));
  }

  private static Receipt receipt(String source, Status status, List<Problem> problems) {
    return new Receipt(source, status, problems, List.of(), 0, false);
  }

  private Reading<Article> article(Card card, Drafting drafting) {
    PostRead again = content.read(drafting.file(card.source()), site.limits().readBytes());
    if (!(again instanceof PostRead.Got got)) {
      return new Reading.Rejected<>(List.of());
    }
    Post post = got.post();
    Atlas atlas = drafting.atlas();
    try {
      return guard.call(
          "the article",
          () ->
              cards
                  .read(post, atlas.cascades().of(post.source()))
                  .then(own -> reader.read(post, own, atlas, files)));
    } catch (EditionException e) {
      return new Reading.Rejected<>(
          List.of(Problem.error(e.code(), 0, e.getMessage(), "Make the post smaller or simpler.")));
    }
  }

  private boolean isChosen(SourceFile file) {
    return settings.paths().isEmpty()
        || settings.paths().stream().anyMatch(path -> file.file().startsWith(path));
  }
}
