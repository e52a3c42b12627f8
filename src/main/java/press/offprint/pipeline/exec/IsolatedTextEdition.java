package press.offprint.pipeline.exec;

import press.offprint.edition.text.TextEdition;
import press.offprint.model.ListPage;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;

/** Text editions, run under {@link IsolatedExecutor}. In routes this bean is {@code text}. */
public final class IsolatedTextEdition {
  private final Lazy<TextEdition> edition;
  private final IsolatedExecutor executor;

  public IsolatedTextEdition(Lazy<TextEdition> edition, IsolatedExecutor executor) {
    this.edition = edition;
    this.executor = executor;
  }

  /**
   * Renders a template.
   *
   * @param name the edition's name, as in the route's
   * @param template such as {@code web/post.html}
   * @param file name of the rendition; {@code {name}} stands for the publication's
   */
  public Rendition render(Publication publication, String name, String template, String file) {
    TextEdition text = edition.get();
    return executor.call("the " + name, () -> text.render(publication, name, template, file));
  }

  /** Renders one page of a list, as {@link #render} does a publication. */
  public Rendition list(ListPage listing, String name, String template, String file) {
    TextEdition text = edition.get();
    return executor.call("the " + name, () -> text.list(listing, name, template, file));
  }
}
