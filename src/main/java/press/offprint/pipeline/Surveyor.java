package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import press.offprint.catalog.Entry;
import press.offprint.catalog.Status;
import press.offprint.content.Card;
import press.offprint.content.Reading;
import press.offprint.content.frontmatter.CardReader;
import press.offprint.content.site.Cascades;
import press.offprint.content.site.Listings;
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
  private final Retries retries;
  private final Trust trust;

  Surveyor(Press.Room room, CardReader cards, Trust trust) {
    this.content = room.content();
    this.cards = cards;
    this.ledger = room.ledger();
    this.site = room.site();
    this.retries = room.retries();
    this.trust = trust;
  }

  /**
   * What a look at all sources told.
   *
   * @param cascades what sections hand down, with which the posts were read
   */
  record All(List<Survey> surveys, Cascades cascades) {}

  /**
   * Looks at all sources: sections first, from the outermost in, since they hand down what posts
   * are read with.
   *
   * @param changed run for each source that is new or other than it was, by any thread
   */
  All survey(List<SourceFile> files, Runnable changed) {
    Map<Boolean, List<SourceFile>> kinds =
        files.stream().collect(Collectors.partitioningBy(f -> Listings.isSection(f.source())));
    Cascades cascades = Cascades.NONE;
    List<SourceFile> sections = new ArrayList<>(kinds.get(true));
    sections.sort(Comparator.comparingInt(file -> file.source().split("/", -1).length));
    for (SourceFile file : sections) {
      Cascades outer = cascades;
      Survey survey = survey(file, outer, false, () -> {});
      cascades = survey.card().map(outer::and).orElse(outer);
    }
    Cascades all = cascades;
    boolean trusting = trust.isIn(all);
    return new All(
        files.parallelStream().map(file -> survey(file, all, trusting, changed)).toList(), all);
  }

  private Survey survey(SourceFile file, Cascades cascades, boolean trusting, Runnable changed) {
    Optional<Entry> previous = ledger.find(file.source());
    if (file.problem().isPresent()) {
      return new Survey(file, Optional.empty(), List.of(file.problem().get()), "", false, previous);
    }
    if (previous.isPresent() && previous.get().stamp().equals(file.stamp())) {
      Optional<Card> known = trusting ? card(previous.get()) : Optional.empty();
      if (known.isPresent()) {
        return new Survey(file, known, List.of(), previous.get().fingerprint(), false, previous);
      }
    }
    PostRead reading = content.read(file, site.limits().readBytes());
    if (reading instanceof PostRead.Got got) {
      String now = cascades.fingerprint(file.source(), got.post().fingerprint());
      boolean same = previous.filter(e -> e.fingerprint().equals(now)).isPresent();
      if (!same) {
        changed.run();
      }
      Optional<Card> known = trusting && same ? card(previous.get()) : Optional.empty();
      return known.isPresent()
          ? new Survey(file, known, List.of(), now, false, previous)
          : front(file, got.post(), now, previous, cascades);
    }
    // What went, or is still being written, has no problem: it is looked at again in the next run.
    retries.unsettled();
    List<Problem> problems =
        reading instanceof PostRead.Refused refused ? List.of(refused.problem()) : List.of();
    return new Survey(file, Optional.empty(), problems, "", false, previous);
  }

  private Survey front(
      SourceFile file, Post post, String fingerprint, Optional<Entry> previous, Cascades cascades) {
    Reading<Card> reading = cards.read(post, cascades.of(file.source()));
    return new Survey(file, reading.accepted(), reading.rejections(), fingerprint, true, previous);
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
