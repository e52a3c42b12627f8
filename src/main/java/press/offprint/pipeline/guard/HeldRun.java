package press.offprint.pipeline.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run whose results, or some of them, wait for a person.
 *
 * @param run its number in the history
 * @param at in milliseconds since 1970
 * @param whole true if the files of the whole site wait as well
 * @param reasons for people
 * @param odd the posts that are odd; the others wait because they are of the same run
 * @param posts the hashes of the inputs of the held posts, by source
 */
public record HeldRun(
    long run,
    long at,
    boolean whole,
    List<String> reasons,
    Set<String> odd,
    Map<String, String> posts) {
  public HeldRun {
    reasons = List.copyOf(reasons);
    odd = Set.copyOf(odd);
    posts = Map.copyOf(posts);
  }
}
