package press.offprint.template;

import java.util.List;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/**
 * The port through which templates, styles, fonts and pictures are read. A file of the site
 * replaces the built-in file of the same name.
 */
public interface TemplateSource {

  /**
   * Returns a file, such as {@code web/post.html}; empty if it does not exist. The same name gives
   * the same bytes during one run.
   */
  Optional<Bytes> find(String name);

  /**
   * Returns the names of all files in a folder and below it, such as {@code web/post.html} for
   * {@code web}: those of the site and the built-in ones, sorted, without duplicates. Empty if the
   * folder does not exist.
   */
  List<String> names(String folder);
}
