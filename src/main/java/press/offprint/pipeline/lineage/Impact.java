package press.offprint.pipeline.lineage;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The editions that would be made again if one input changed.
 *
 * @param again the editions of each post and book that are made again after any change
 * @param site the editions of the whole site that are made again after any change
 * @param possible further editions that are made again if what other pages show of the input
 *     changed, such as the title of a post
 * @param possibleSite the same for the editions of the whole site
 */
public record Impact(
    Map<String, Set<String>> again,
    Set<String> site,
    Map<String, Set<String>> possible,
    Set<String> possibleSite) {
  public Impact {
    again = Collections.unmodifiableMap(new TreeMap<>(again));
    site = Collections.unmodifiableSet(new TreeSet<>(site));
    possible = Collections.unmodifiableMap(new TreeMap<>(possible));
    possibleSite = Collections.unmodifiableSet(new TreeSet<>(possibleSite));
  }
}
