package press.offprint.content.shortcode;

import java.util.Optional;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.expansion.Placeholder;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.ProblemCode;

/** Writes the targets of references to other posts, and reports those that lead nowhere. */
final class RefShortcode {
  private final ExpansionWriter out;
  private final PostReferenceResolver references;

  RefShortcode(ExpansionWriter out, PostReferenceResolver references) {
    this.out = out;
    this.references = references;
  }

  /**
   * Writes a target, which Markdown then sees as a target; a broken one leaves the text alone.
   *
   * @param reference to a post, maybe with a fragment
   */
  void put(String reference, Token token) {
    String target = resolve(reference, token).orElse("");
    String text = target.isEmpty() ? reference : target;
    out.put(new Placeholder.Words(text, target, out.original(token)));
  }

  /** The place that {@code reference} names; where there is none, that is reported. */
  Optional<String> resolve(String reference, Token token) {
    int hash = reference.indexOf('#');
    String page = hash < 0 ? reference : reference.substring(0, hash);
    String place = hash < 0 ? "" : reference.substring(hash);
    Optional<String> path = page.isEmpty() ? Optional.of("") : references.path(page);
    if (path.isEmpty()) {
      out.warn(
          ProblemCode.LINK_BROKEN,
          token,
          "There is no post \"" + page + "\" to link to.",
          "Correct the reference, or remove the link.");
    }
    return path.map(found -> found + place);
  }
}
