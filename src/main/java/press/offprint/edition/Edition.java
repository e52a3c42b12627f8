package press.offprint.edition;

import java.util.List;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;

/** The port of an output format: a pure function of a publication. Thread-safe. */
public interface Edition {

  /** Returns the short name in lower case, such as {@code pdf}. */
  String name();

  /**
   * Returns a hash of templates, styles, fonts and the version of the adapter. It changes whenever
   * the same publication would give other bytes.
   */
  String fingerprint();

  /** Returns the folders of the templates and styles that the fingerprint covers. */
  default List<String> templateFolders() {
    return List.of();
  }

  /**
   * Renders the publication. The same publication gives the same bytes, in every time zone, locale
   * and thread.
   *
   * @throws EditionException if the publication cannot be rendered; the message is for people
   */
  Rendition render(Publication publication);
}
