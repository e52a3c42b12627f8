package press.offprint.pipeline.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/**
 * Who may have which place in the site. Who is published at a place keeps it, also while that post
 * is broken: a newcomer must not take a neighbour down. Where nobody is there yet, nobody of
 * several gets it.
 */
public final class PathConflicts {
  private final Map<String, Problem> rejected = new TreeMap<>();

  private PathConflicts() {}

  /**
   * @param everything all posts that are meant to be seen
   * @param scannedPosts of all sources, with what was published of them before
   */
  static PathConflicts of(SiteIndex everything, Collection<ScannedPost> scannedPosts) {
    PathConflicts conflicts = new PathConflicts();
    Map<String, ScannedPost> bySource = new HashMap<>();
    scannedPosts.forEach(scanned -> bySource.put(scanned.source(), scanned));
    everything
        .conflicts()
        .values()
        .forEach(rivals -> conflicts.judge(rivals, bySource, everything));
    conflicts.keepStanding(everything, bySource);
    return conflicts;
  }

  /** For every source that may not have the place it wants: why. */
  Map<String, Problem> rejected() {
    return rejected;
  }

  private void judge(
      List<String> rivals, Map<String, ScannedPost> scannedPosts, SiteIndex siteIndex) {
    Optional<String> holder =
        rivals.stream()
            .filter(
                rival ->
                    standing(scannedPosts.get(rival))
                        .flatMap(siteIndex::findByPermalink)
                        .filter(there -> rivals.contains(there.source()))
                        .isPresent())
            .findFirst();
    for (String rival : rivals) {
      if (!holder.map(rival::equals).orElse(false)) {
        List<String> others = rivals.stream().filter(other -> !other.equals(rival)).toList();
        rejected.put(rival, conflict(siteIndex.findBySource(rival).orElseThrow(), others));
      }
    }
  }

  // A post that cannot be published now stands where it was last published; whoever may not go
  // there stands where it was, in turn.
  private void keepStanding(SiteIndex everything, Map<String, ScannedPost> scannedPosts) {
    Deque<ScannedPost> standing = new ArrayDeque<>();
    for (ScannedPost scanned : scannedPosts.values()) {
      if (scanned.header().isEmpty() || rejected.containsKey(scanned.source())) {
        standing.add(scanned);
      }
    }
    while (!standing.isEmpty()) {
      ScannedPost scanned = standing.remove();
      standing(scanned)
          .flatMap(everything::findByPermalink)
          .filter(header -> !header.source().equals(scanned.source()))
          .filter(header -> !rejected.containsKey(header.source()))
          .ifPresent(
              header -> {
                rejected.put(header.source(), taken(header, scanned.source()));
                standing.add(scannedPosts.get(header.source()));
              });
    }
  }

  /** Where something is published of a source now. */
  private static Optional<String> standing(ScannedPost scanned) {
    return scanned
        .previous()
        .filter(entry -> !entry.renditions().isEmpty())
        .map(CatalogEntry::path);
  }

  public static Problem conflict(PostHeader header, List<String> others) {
    String rivals = others.stream().map(o -> "'" + o + "'").collect(Collectors.joining(" and "));
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + header.source()
            + "' and "
            + rivals
            + " both want the place "
            + header.path()
            + "; neither is overwritten.",
        "Give one of them another slug in its front matter, or another file name.");
  }

  private static Problem taken(PostHeader header, String other) {
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + header.source()
            + "' wants the place "
            + header.path()
            + ", where '"
            + other
            + "' was published; that stays while '"
            + other
            + "' cannot be published anew.",
        "Mend or delete that post, or give this one another slug.");
  }
}
