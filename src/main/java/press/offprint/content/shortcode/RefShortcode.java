package press.offprint.content.shortcode;

import java.util.Optional;
import press.offprint.model.problem.ProblemCode;

/**
 * The shortcodes {@code ref} and {@code relref} of Hugo and the tags {@code post_url} and {@code
 * link} of Jekyll: the permalink of another post, which Markdown uses as a link target.
 */
final class RefShortcode implements Shortcode {
  @Override
  public void expand(ShortcodeCall call) {
    Optional<String> reference = call.parameters().find("path", 0);
    if (reference.isEmpty()) {
      call.reject();
      return;
    }
    // An empty target removes the link and keeps its text.
    String target = resolve(reference.get(), call).orElse("");
    call.writeText(target.isEmpty() ? reference.get() : target, target);
  }

  @Override
  public Optional<String> expandInCode(ShortcodeCall call) {
    return call.parameters().find("path", 0).flatMap(reference -> resolve(reference, call));
  }

  /** Returns the permalink and fragment; empty if no post has that name, which is reported. */
  private static Optional<String> resolve(String reference, ShortcodeCall call) {
    int hash = reference.indexOf('#');
    String page = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "" : reference.substring(hash);
    Optional<String> path =
        page.isEmpty() ? Optional.of("") : call.context().references().path(page);
    if (path.isEmpty()) {
      call.warn(
          ProblemCode.LINK_BROKEN,
          "The link target \"" + page + "\" is not a post of this site.",
          "Correct the reference, or remove the link.");
    }
    return path.map(found -> found + fragment);
  }
}
