package press.offprint.pipeline.exec;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import press.offprint.edition.Edition;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.navigation.Surroundings;

/** An edition that is created at its first use and renders by {@link EditionCalls}. */
public final class IsolatedEdition implements Edition {
  /** The length of a post's XHTML above which its layout may need much of the heap. */
  private static final int HEAVY_LENGTH = 300_000;

  /** The heap that layout may need, as a multiple of that length. */
  private static final int HEAP_FACTOR = 256;

  /** A word of a book in XHTML. */
  private static final int WORD_LENGTH = 10;

  /** So many short posts of a book may take as long as one long post. */
  private static final int POSTS_OF_A_POST = 20;

  private final String name;
  private final Lazy<Edition> edition;
  private final EditionCalls calls;

  public IsolatedEdition(String name, Supplier<Edition> edition, EditionCalls calls) {
    this.name = name;
    this.edition = new Lazy<>(edition);
    this.calls = calls;
  }

  // A heavy call makes other heavy calls wait, so it is one only if the heap is small.
  private static boolean isHeavy(Publication publication) {
    long length = length(publication);
    return length > HEAVY_LENGTH && IsolatedExecutor.isTight(HEAP_FACTOR * length);
  }

  // The text of a book may be in memory for a short time only.
  private static long length(Publication publication) {
    return publication.articles().size() == 1
        ? publication.article().content().body().length()
        : publication.articles().stream()
            .mapToLong(article -> (long) WORD_LENGTH * article.words())
            .sum();
  }

  // A book takes longer than one post. The number of its posts has a limit.
  private static int times(Publication publication) {
    return 1 + publication.articles().size() / POSTS_OF_A_POST;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String fingerprint() {
    return edition.get().fingerprint();
  }

  @Override
  public List<String> templateFolders() {
    return edition.get().templateFolders();
  }

  @Override
  public Rendition render(Publication publication) {
    Edition target = edition.get();
    return calls.call(
        name,
        publication,
        isHeavy(publication),
        times(publication),
        "the " + name.toUpperCase(Locale.ROOT),
        () -> target.render(publication.withSurroundings(Surroundings.NONE)));
  }
}
