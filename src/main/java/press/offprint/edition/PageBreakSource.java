package press.offprint.edition;

import java.util.List;
import press.offprint.model.Publication;

/** An edition with pages, whose numbers another edition shows (EPUB Accessibility 1.1, 3.4). */
public interface PageBreakSource {
  /**
   * Returns the begins of the pages in the order of the text. A page is left out if nothing of the
   * text begins on it; so the list is empty for a publication of which there are no pages.
   *
   * @throws EditionException if the pages of the publication cannot be made
   */
  List<PageBreak> pageBreaks(Publication publication);

  /** Returns the path of the file with these pages. */
  String file(Publication publication);

  /** Returns a hash of all that the pages of the same publication depend on. */
  String fingerprint();

  /** Returns the folders of the templates and styles that the fingerprint covers. */
  List<String> templateFolders();
}
