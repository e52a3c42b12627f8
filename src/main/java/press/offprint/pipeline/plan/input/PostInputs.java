package press.offprint.pipeline.plan.input;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import press.offprint.model.Dependency;

/**
 * The input hashes of posts. Two equal hashes mean equal bytes of the rendition.
 *
 * @param site fingerprint of the site's settings
 * @param editionHash returns the input hash of an edition: its route, templates and code
 * @param strict true if a warning rejects a post
 */
public record PostInputs(String site, UnaryOperator<String> editionHash, boolean strict) {
  /** The editions that show nothing of the rest of the site. */
  private static final Set<String> ALONE = Set.of("pdf", "epub", "card");

  /**
   * Returns the input hash of one rendition.
   *
   * @param path permalink of the post
   * @param post fingerprint of the post
   */
  public String hash(String edition, String path, String post, List<Dependency> dependencies) {
    List<Dependency> inputs =
        ALONE.contains(edition)
            ? dependencies.stream().filter(one -> isInput(edition, one)).toList()
            : dependencies;
    return InputHash.ofPost(editionHash.apply(edition), site, path, post, inputs);
  }

  /** Returns true if an edition of a post depends on a dependency of its article. */
  public static boolean isInput(String edition, Dependency dependency) {
    return dependency.kind() != Dependency.Kind.SURROUNDINGS || !ALONE.contains(edition);
  }

  /** Returns the input hash of the words of a post; the posts that it suggests are no input. */
  public String termsHash(String path, String post, List<Dependency> dependencies) {
    return hash(
        "related",
        path,
        post,
        dependencies.stream().filter(d -> d.kind() != Dependency.Kind.RELATED).toList());
  }

  /** Returns the input hash of an attempt to make all of {@code editions}. */
  public String attemptHash(
      Set<String> editions, String path, String post, List<Dependency> dependencies) {
    InputHash hash = new InputHash().add(strict ? "strict" : "");
    for (String edition : new TreeSet<>(editions)) {
      hash.add(hash(edition, path, post, dependencies));
    }
    return hash.hash();
  }
}
