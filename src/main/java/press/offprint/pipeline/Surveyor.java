package press.offprint.pipeline;

import java.util.List;
import java.util.Optional;
import press.offprint.catalog.Entry;
import press.offprint.catalog.Status;
import press.offprint.content.Card;
import press.offprint.content.Reading;
import press.offprint.content.frontmatter.CardReader;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.Problem;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.ContentFolder;
import press.offprint.pipeline.disk.PostRead;
import press.offprint.pipeline.disk.SourceFile;

/** Looks at sources: by a stat alone where nothing changed, else by their front matter. */
final class Surveyor {
  private final ContentFolder content;
  private final CardReader cards;
  private final Ledger ledger;
  private final Site site;
  private final boolean trusting;

  /**
   * @param trusting whether what the ledger knows was read with the same settings and program
   */
  Surveyor(ContentFolder content, CardReader cards, Ledger ledger, Site site, boolean trusting) {
    this.content = content;
    this.cards = cards;
    this.ledger = ledger;
    this.site = site;
    this.trusting = trusting;
  }

  Survey survey(SourceFile file) {
    Optional<Entry> previous = ledger.find(file.source());
    if (file.problem().isPresent()) {
      return new Survey(file, Optional.empty(), List.of(file.problem().get()), "", previous);
    }
    if (previous.isPresent() && previous.get().stamp().equals(file.stamp())) {
      Optional<Card> known = trusting ? card(previous.get()) : Optional.empty();
      if (known.isPresent()) {
        return new Survey(file, known, List.of(), previous.get().fingerprint(), previous);
      }
    }
    PostRead reading = content.read(file, site.limits().readBytes());
    if (reading instanceof PostRead.Got got) {
      return front(file, got.post(), previous);
    }
    // What went, or is still being written, has no problem: it is looked at again in the next run.
    List<Problem> problems =
        reading instanceof PostRead.Refused refused ? List.of(refused.problem()) : List.of();
    return new Survey(file, Optional.empty(), problems, "", previous);
  }

  private Survey front(SourceFile file, Post post, Optional<Entry> previous) {
    String fingerprint = post.fingerprint();
    if (trusting && previous.filter(e -> e.fingerprint().equals(fingerprint)).isPresent()) {
      Optional<Card> known = card(previous.get());
      if (known.isPresent()) {
        return new Survey(file, known, List.of(), fingerprint, previous);
      }
    }
    Reading<Card> reading = cards.read(post);
    return new Survey(file, reading.accepted(), reading.rejections(), fingerprint, previous);
  }

  // A rejected post has no card that could be trusted; it is looked at again.
  private static Optional<Card> card(Entry entry) {
    if (entry.status() == Status.REJECTED || entry.path().isEmpty()) {
      return Optional.empty();
    }
    Optional<Metadata> metadata = entry.metadata().read();
    return metadata.map(m -> new Card(entry.source(), entry.path(), entry.aliases(), m, List.of()));
  }
}
