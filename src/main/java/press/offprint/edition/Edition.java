package press.offprint.edition;

import press.offprint.model.Publication;
import press.offprint.model.Rendition;

/** One way to publish a publication: a pure function, safe for use by many threads. */
public interface Edition {

  /** Short, lower case: {@code pdf}. */
  String name();

  /**
   * Changes whenever the same publication would give other bytes: a hash of templates, styles,
   * fonts and the adapter's own version.
   */
  String fingerprint();

  /**
   * Renders the publication. The same publication gives the same bytes, in every time zone, locale
   * and thread.
   *
   * @throws EditionException where the publication cannot be rendered; its message is for people
   */
  Rendition render(Publication publication);
}
