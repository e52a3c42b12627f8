package press.offprint.pipeline.version;

import java.util.List;
import java.util.Map;

/**
 * The result of a rollback of a whole site.
 *
 * @param shown the versions that are shown now, by source
 * @param left the reasons of posts that stay as they are, for people
 */
public record RunRollback(Map<String, Integer> shown, List<String> left) {
  public RunRollback {
    shown = Map.copyOf(shown);
    left = List.copyOf(left);
  }
}
