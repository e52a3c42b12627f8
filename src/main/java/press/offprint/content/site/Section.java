package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.content.Card;
import press.offprint.model.Article;
import press.offprint.model.Bytes;
import press.offprint.model.Content;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;

/** What lies below a section's own page ({@code _index.md}): its posts and the sections in it. */
public final class Section {
  // As in Hugo: by weight, then the newest first, then by title.
  private static final Comparator<Card> ORDER =
      Comparator.comparingInt((Card card) -> weight(card.metadata()))
          .thenComparing(
              card ->
                  card.metadata()
                      .dates()
                      .date()
                      .map(d -> -d.toEpochSecond())
                      .orElse(Long.MAX_VALUE))
          .thenComparing(card -> card.metadata().title())
          .thenComparing(Card::source);

  private Section() {}

  /** The posts and sections directly below {@code source}, without content; none of a post. */
  public static List<Article> below(String source, Atlas atlas) {
    return cards(source, atlas).stream()
        .map(
            card ->
                new Article(
                    card.source(),
                    card.path(),
                    card.metadata(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    () -> Content.EMPTY))
        .toList();
  }

  /** What a section's page shows of the posts below it, as something that it depends on. */
  public static Optional<Dependency> dependency(String source, Atlas atlas) {
    if (!Listings.isSection(source)) {
      return Optional.empty();
    }
    StringBuilder shown = new StringBuilder();
    for (Card card : cards(source, atlas)) {
      Metadata post = card.metadata();
      List<Object> facts =
          List.of(
              card.path(),
              post.title(),
              post.description(),
              post.summary(),
              post.authors(),
              post.language(),
              post.dates());
      shown.append(facts).append('\n');
    }
    return Optional.of(
        new Dependency(Dependency.Kind.SECTION, source, Bytes.utf8(shown.toString()).sha256()));
  }

  private static List<Card> cards(String source, Atlas atlas) {
    if (!Listings.isSection(source)) {
      return List.of();
    }
    String folder = folder(source);
    List<String> inner = new ArrayList<>();
    for (Card card : atlas.cards()) {
      String other = folder(card.source());
      if (Listings.isSection(card.source()) && other.startsWith(folder) && !other.equals(folder)) {
        inner.add(other);
      }
    }
    Function<String, Boolean> deeper =
        other -> inner.stream().anyMatch(section -> other.startsWith(section));
    List<Card> below = new ArrayList<>();
    for (Card card : atlas.cards()) {
      String own = card.source();
      boolean section = Listings.isSection(own);
      String place = section ? outer(folder(own)) : folder(own);
      boolean here = place.startsWith(folder) && !own.equals(source) && !deeper.apply(place);
      boolean translated = SourceName.of(own).suffix().equals(SourceName.of(source).suffix());
      if (here && translated && (!section || !folder(own).equals(folder))) {
        below.add(card);
      }
    }
    below.sort(ORDER);
    return below;
  }

  private static String folder(String source) {
    return source.substring(0, source.lastIndexOf('/') + 1);
  }

  private static String outer(String folder) {
    return folder.isEmpty()
        ? ""
        : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }

  private static int weight(Metadata metadata) {
    return metadata.weight() == 0 ? Integer.MAX_VALUE : metadata.weight();
  }
}
