package press.offprint.pipeline.exec;

import java.util.List;
import java.util.function.Supplier;
import press.offprint.edition.Edition;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;

/** The drawn pictures of links, which are rendered in an {@link IsolatedExecutor}. */
public final class IsolatedCard implements Edition {
  private final Lazy<Edition> edition;
  private final IsolatedExecutor executor;

  public IsolatedCard(Supplier<Edition> edition, IsolatedExecutor executor) {
    this.edition = new Lazy<>(edition);
    this.executor = executor;
  }

  @Override
  public String name() {
    return "card";
  }

  @Override
  public String fingerprint() {
    return edition.get().fingerprint();
  }

  @Override
  public List<String> templateFolders() {
    return edition.get().templateFolders();
  }

  // The article is not looked at, because its content may not be read yet.
  @Override
  public Rendition render(Publication publication) {
    Edition target = edition.get();
    return executor.call("the card", () -> target.render(publication));
  }
}
