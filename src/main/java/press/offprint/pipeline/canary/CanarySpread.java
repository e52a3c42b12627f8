package press.offprint.pipeline.canary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The choice of a few posts of many: by length, and so that each feature is in two of them, if two
 * posts have it. A pure function.
 */
final class CanarySpread {
  private static final int TIMES = 2;

  private CanarySpread() {}

  /** Returns the sources of the chosen posts. Posts that were not edited are first. */
  static Set<String> of(List<PostFeatures> posts) {
    List<PostFeatures> byLength = new ArrayList<>(posts);
    byLength.sort(Comparator.comparing(PostFeatures::length).thenComparing(PostFeatures::source));
    Set<String> chosen = new LinkedHashSet<>();
    Map<String, Integer> had = new HashMap<>();
    int size = byLength.size();
    for (int place : new int[] {size - 1, size - 2, 0, 1, size / 2, size / 4}) {
      if (place >= 0 && place < size) {
        choose(byLength.get(place), chosen, had);
      }
    }
    List<PostFeatures> rest = new ArrayList<>(posts);
    while (true) {
      rest.removeIf(post -> chosen.contains(post.source()) || missing(post, had) == 0);
      if (rest.isEmpty()) {
        return chosen;
      }
      // The most new features; of those the shortest, because it is made soonest.
      PostFeatures next =
          rest.stream()
              .min(
                  Comparator.comparing(PostFeatures::isEdited)
                      .thenComparing(post -> -missing(post, had))
                      .thenComparing(PostFeatures::length)
                      .thenComparing(PostFeatures::source))
              .orElseThrow();
      choose(next, chosen, had);
    }
  }

  private static void choose(PostFeatures post, Set<String> chosen, Map<String, Integer> had) {
    if (chosen.add(post.source())) {
      post.features().forEach(feature -> had.merge(feature, 1, Integer::sum));
    }
  }

  private static int missing(PostFeatures post, Map<String, Integer> had) {
    return (int) post.features().stream().filter(f -> had.getOrDefault(f, 0) < TIMES).count();
  }
}
