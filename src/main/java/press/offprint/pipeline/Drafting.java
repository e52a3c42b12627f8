package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.offprint.content.Card;
import press.offprint.content.Reading;
import press.offprint.content.frontmatter.CardReader;
import press.offprint.content.site.Atlas;
import press.offprint.content.site.Cascades;
import press.offprint.content.site.Listings;
import press.offprint.model.Problem;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.ContentFolder;
import press.offprint.pipeline.disk.PostRead;
import press.offprint.pipeline.disk.SourceFile;

/** What the front matter of all posts tells, without a memory of earlier runs. */
final class Drafting {
  private final Map<String, SourceFile> files = new HashMap<>();
  private final List<SourceFile> order;
  private final Map<String, List<Problem>> errors = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final List<Card> cards = new ArrayList<>();
  private Atlas atlas = Atlas.of(List.of());

  private Drafting(List<SourceFile> order) {
    this.order = order;
    order.forEach(file -> files.put(file.source(), file));
  }

  static Drafting of(
      List<SourceFile> scanned,
      ContentFolder content,
      CardReader reader,
      Site site,
      Settings settings) {
    Drafting drafting = new Drafting(scanned);
    Visibility visibility =
        new Visibility(settings.drafts(), settings.future(), settings.clock().instant());
    List<SourceFile> sectionsFirst = new ArrayList<>(scanned);
    sectionsFirst.sort(
        Comparator.comparing((SourceFile file) -> !Listings.isSection(file.source()))
            .thenComparingInt(file -> file.source().split("/", -1).length));
    Cascades cascades = Cascades.NONE;
    List<Card> shown = new ArrayList<>();
    for (SourceFile file : sectionsFirst) {
      PostRead read = content.read(file, site.limits().readBytes());
      if (read instanceof PostRead.Refused refused) {
        drafting.errors.put(file.source(), List.of(refused.problem()));
      } else if (read instanceof PostRead.Got got) {
        Reading<Card> card = reader.read(got.post(), cascades.of(file.source()));
        if (card.accepted().isEmpty()) {
          drafting.errors.put(file.source(), card.rejections());
        } else if (visibility.shows(card.accepted().get())) {
          shown.add(card.accepted().get());
        } else {
          drafting.hidden.add(file.source());
        }
        if (Listings.isSection(file.source())) {
          cascades = card.accepted().map(cascades::and).orElse(cascades);
        }
      }
    }
    drafting.place(shown, cascades);
    return drafting;
  }

  private void place(List<Card> shown, Cascades cascades) {
    Atlas everything = Atlas.of(shown, cascades);
    for (List<String> rivals : everything.conflicts().values()) {
      for (String rival : rivals) {
        List<String> others = rivals.stream().filter(other -> !other.equals(rival)).toList();
        Card card = everything.bySource(rival).orElseThrow();
        errors.put(rival, List.of(Claims.conflict(card, others)));
      }
    }
    shown.stream().filter(card -> !errors.containsKey(card.source())).forEach(cards::add);
    atlas = Atlas.of(cards, cascades);
  }

  List<SourceFile> files() {
    return order;
  }

  SourceFile file(String source) {
    return files.get(source);
  }

  /** The cards of all posts that would be published. */
  List<Card> cards() {
    return cards;
  }

  Atlas atlas() {
    return atlas;
  }

  /** Why a source would be rejected by its front matter or place, else empty. */
  List<Problem> errors(String source) {
    return errors.getOrDefault(source, List.of());
  }

  /** Whether a post would not be shown now. */
  boolean isHidden(String source) {
    return hidden.contains(source);
  }
}
