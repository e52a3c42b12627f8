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
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The posts that want the same permalink. A published post keeps its permalink, also while the post
 * is broken, so that a new post cannot take it. If none of them is published, all are rejected.
 */
public final class PathConflicts {
  private final Map<String, Problem> rejected = new TreeMap<>();

  private PathConflicts() {}

  /**
   * Finds the conflicts.
   *
   * @param index all visible posts
   * @param posts all sources
   */
  static PathConflicts of(SiteIndex index, Collection<ScannedPost> posts) {
    PathConflicts conflicts = new PathConflicts();
    Map<String, ScannedPost> bySource = new HashMap<>();
    posts.forEach(post -> bySource.put(post.source(), post));
    index.conflicts().values().forEach(rivals -> conflicts.resolve(rivals, bySource, index));
    conflicts.keepPublished(index, bySource);
    return conflicts;
  }

  /** Returns the problem of every rejected source, by source. */
  Map<String, Problem> rejected() {
    return rejected;
  }

  private void resolve(List<String> rivals, Map<String, ScannedPost> posts, SiteIndex index) {
    Optional<String> owner =
        rivals.stream()
            .filter(
                rival ->
                    posts
                        .get(rival)
                        .publishedPath()
                        .flatMap(index::findByPermalink)
                        .filter(header -> rivals.contains(header.source()))
                        .isPresent())
            .findFirst();
    for (String rival : rivals) {
      if (!owner.map(rival::equals).orElse(false)) {
        List<String> others = rivals.stream().filter(other -> !other.equals(rival)).toList();
        rejected.put(
            rival,
            conflict(
                index.findBySource(rival).orElseThrow(),
                others.stream().map(other -> index.findBySource(other).orElseThrow()).toList()));
      }
    }
  }

  // A post that cannot be published now stays at its last permalink. A post that is rejected for
  // that reason stays at its own, and so on.
  private void keepPublished(SiteIndex index, Map<String, ScannedPost> posts) {
    Deque<ScannedPost> staying = new ArrayDeque<>();
    for (ScannedPost post : posts.values()) {
      if (post.header().isEmpty() || rejected.containsKey(post.source())) {
        staying.add(post);
      }
    }
    while (!staying.isEmpty()) {
      ScannedPost post = staying.remove();
      post.publishedPath()
          .flatMap(index::findByPermalink)
          .filter(header -> !header.source().equals(post.source()))
          .filter(header -> !rejected.containsKey(header.source()))
          .ifPresent(
              header -> {
                rejected.put(header.source(), taken(header, post.source()));
                staying.add(posts.get(header.source()));
              });
    }
  }

  /** Returns the problem of a post that wants the permalink of others. */
  public static Problem conflict(PostHeader header, List<PostHeader> others) {
    String rivals =
        others.stream().map(o -> "'" + o.source() + "'").collect(Collectors.joining(" and "));
    boolean same =
        others.stream()
            .allMatch(o -> PathSegments.fold(o.path()).equals(PathSegments.fold(header.path())));
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + header.source()
            + "' and "
            + rivals
            + (same ? " have the same permalink " : " have the same files beside the permalink ")
            + header.path()
            + "; neither is overwritten.",
        "Change the slug in the front matter of one of them, or its file name.");
  }

  private static Problem taken(PostHeader header, String other) {
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + header.source()
            + "' has the permalink "
            + header.path()
            + ", at which '"
            + other
            + "' is published; that page stays until '"
            + other
            + "' can be published again.",
        "Correct or delete '" + other + "', or change the slug of '" + header.source() + "'.");
  }
}
