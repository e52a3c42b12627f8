package press.offprint.content.shortcode;

import java.util.Optional;

/** Leads from a reference to another post, as written, to its place in the site. */
@FunctionalInterface
public interface References {

  /** The site path of the post that {@code reference} names, without a fragment. */
  Optional<String> path(String reference);
}
