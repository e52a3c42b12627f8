package press.offprint.template;

import java.util.Optional;
import press.offprint.model.Bytes;

/**
 * Where templates and what lies beside them (styles, fonts, pictures) come from: the site's own
 * files first, then those that come with the program.
 */
@FunctionalInterface
public interface TemplateSource {

  /**
   * The file {@code name}, such as {@code web/post.html}; empty where there is none. The same name
   * gives the same bytes during one run.
   */
  Optional<Bytes> find(String name);
}
