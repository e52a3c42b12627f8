package press.offprint.pipeline.exec;

import press.offprint.edition.text.TextEdition;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.SiteFile;
import press.offprint.model.list.ListPage;

/** The text editions, which render in an {@link IsolatedExecutor}; the bean {@code text}. */
public final class IsolatedTextEdition {
  private final Lazy<TextEdition> edition;
  private final IsolatedExecutor executor;
  private final EditionCalls calls;

  public IsolatedTextEdition(
      Lazy<TextEdition> edition, IsolatedExecutor executor, EditionCalls calls) {
    this.edition = edition;
    this.executor = executor;
    this.calls = calls;
  }

  /**
   * Renders a publication with a template.
   *
   * @param name the edition's name, as in the name of its route
   * @param template such as {@code web/post.html}
   * @param file name of the rendition; {@code {name}} is replaced by the publication's name
   */
  public Rendition render(Publication publication, String name, String template, String file) {
    TextEdition text = edition.get();
    return calls.call(
        name,
        publication,
        false,
        1,
        "the " + name,
        () -> text.render(publication, name, template, file));
  }

  /** Renders one page of a list in the same way as {@link #render}. */
  public Rendition list(ListPage listing, String name, String template, String file) {
    TextEdition text = edition.get();
    return executor.call("the " + name, () -> text.list(listing, name, template, file));
  }

  /**
   * Renders a file of the whole site in the same way as {@link #render}; {@code {part}} in its name
   * is replaced by the part.
   */
  public Rendition page(SiteFile page, String name, String template, String file) {
    TextEdition text = edition.get();
    return executor.call("the " + name, () -> text.page(page, name, template, file));
  }
}
