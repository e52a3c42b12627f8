package press.offprint.model.settings;

/**
 * An edition that is made as another one is, on other paper or in another style.
 *
 * @param name of the edition, and the end of the names of its files
 * @param of the edition whose route makes it
 * @param paper as in {@code Site}; empty for the paper of the site
 * @param style a style sheet in {@code templates/print/}; empty for none
 */
public record EditionVariant(String name, String of, String paper, String style) {
  /** Returns the name in words, for links. */
  public String label() {
    return name.replace('-', ' ');
  }
}
