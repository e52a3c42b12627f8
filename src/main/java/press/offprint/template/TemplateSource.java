package press.offprint.template;

import java.util.List;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/**
 * Where templates and what lies beside them (styles, fonts, pictures) come from: the site's own
 * files first, then those that come with the program.
 */
public interface TemplateSource {

  /**
   * The file {@code name}, such as {@code web/post.html}; empty where there is none. The same name
   * gives the same bytes during one run.
   */
  Optional<Bytes> find(String name);

  /**
   * The names of all files in {@code folder} and below it, such as {@code web/post.html} for {@code
   * web}: those of the site and those of the program together, each once, sorted; empty where there
   * is no such folder.
   */
  List<String> names(String folder);
}
