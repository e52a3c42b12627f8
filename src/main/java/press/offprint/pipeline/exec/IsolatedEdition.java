package press.offprint.pipeline.exec;

import java.util.Locale;
import java.util.function.Supplier;
import press.offprint.edition.Edition;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;

/** An edition made when it is first needed, and run under {@link IsolatedExecutor}. */
public final class IsolatedEdition implements Edition {
  private static final int HEAVY = 300_000;

  private final String name;
  private final Lazy<Edition> edition;
  private final IsolatedExecutor executor;

  public IsolatedEdition(String name, Supplier<Edition> edition, IsolatedExecutor executor) {
    this.name = name;
    this.edition = new Lazy<>(edition);
    this.executor = executor;
  }

  // A layout holds about a kilobyte for each few letters; a book of many posts is no small thing.
  private static boolean isHeavy(Publication publication) {
    return publication.articles().size() > 1
        || publication.article().content().body().length() > HEAVY;
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
  public Rendition render(Publication publication) {
    Edition made = edition.get();
    return executor.call(
        "the " + name.toUpperCase(Locale.ROOT),
        isHeavy(publication),
        () -> made.render(publication));
  }
}
