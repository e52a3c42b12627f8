package press.offprint.pipeline.plan;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.plan.scan.ScannedPost;

/**
 * The posts that want the same permalink. A published post keeps its permalink, also while the post
 * is broken, so that a new post cannot take it. If none of them is published, the first by date and
 * source is, and the others are rejected.
 */
public final class PathConflicts {
  private final Map<String, Problem> rejected = new TreeMap<>();

  private PathConflicts() {}

  /**
   * Finds the conflicts.
   *
   * @param index all visible posts
   * @param posts all sources
   * @param guard the addresses that the site and the aliases of published posts have
   */
  static PathConflicts of(SiteIndex index, Collection<ScannedPost> posts, SiteAddressGuard guard) {
    PathConflicts conflicts = new PathConflicts();
    Map<String, ScannedPost> bySource = new HashMap<>();
    posts.forEach(post -> bySource.put(post.source(), post));
    conflicts.rejected.putAll(
        losers(
            index,
            header ->
                bySource
                    .get(header.source())
                    .publishedPath()
                    .filter(
                        path -> PathSegments.fold(path).equals(PathSegments.fold(header.path())))
                    .isPresent()));
    conflicts.rejected.putAll(guard.refused(index, bySource));
    conflicts.keepPublished(index, bySource);
    return conflicts;
  }

  /** Returns the problem of every rejected source, by source. */
  Map<String, Problem> rejected() {
    return rejected;
  }

  /**
   * Returns the problem of every post whose permalink another post gets, by source: the one that is
   * published there, else the one whose folder and name lead there, else the first in {@link
   * PostHeader#ORDER}. A post whose folder has the name of a file of another is last. So a run
   * without earlier runs publishes one of them, and a later run the same.
   *
   * @param published true for a post that is published at its permalink
   */
  public static Map<String, Problem> losers(SiteIndex index, Predicate<PostHeader> published) {
    Map<String, List<List<String>>> groups = new HashMap<>();
    index
        .conflicts()
        .values()
        .forEach(
            group ->
                group.forEach(
                    source -> groups.computeIfAbsent(source, s -> new ArrayList<>()).add(group)));
    List<PostHeader> inOrder =
        groups.keySet().stream()
            .map(source -> index.findBySource(source).orElseThrow())
            .sorted(
                Comparator.comparing((PostHeader header) -> !published.test(header))
                    .thenComparing(header -> index.needsFolderOfFile(header.source()))
                    .thenComparing(header -> !header.hasOwnPath())
                    .thenComparing(PostHeader.ORDER))
            .toList();
    Map<List<String>, PostHeader> winners = new HashMap<>();
    Map<String, Problem> losers = new TreeMap<>();
    for (PostHeader header : inOrder) {
      List<List<String>> own = groups.get(header.source());
      Optional<PostHeader> winner =
          own.stream().map(winners::get).filter(Objects::nonNull).findFirst();
      if (winner.isEmpty()) {
        own.forEach(group -> winners.put(group, header));
      } else {
        losers.put(header.source(), conflict(header, winner.get(), published.test(winner.get())));
      }
    }
    return losers;
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

  private static Problem conflict(PostHeader header, PostHeader winner, boolean published) {
    boolean same = PathSegments.fold(winner.path()).equals(PathSegments.fold(header.path()));
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + header.source()
            + "' and '"
            + winner.source()
            + (same ? "' have the same permalink " : "' have the same files beside the permalink ")
            + header.path()
            + "; '"
            + winner.source()
            + (published
                ? "' was published there first and stays."
                : winner.hasOwnPath() && !header.hasOwnPath()
                    ? "' is published there, because its folder and name lead there."
                    : "' is published there, because no earlier run is known and it is the first by"
                        + " date and path."),
        differInDates(header, winner)
            ? "Write permalinks: date in offprint.yaml, as in Jekyll, or change the slug of one of them."
            : "Change the slug in the front matter of one of them, or its file name.");
  }

  // The usual permalink of a post leaves out the date that its file name begins with.
  private static boolean differInDates(PostHeader one, PostHeader other) {
    Optional<LocalDate> date = SourcePath.of(one.source()).date();
    Optional<LocalDate> otherDate = SourcePath.of(other.source()).date();
    return date.isPresent()
        && otherDate.isPresent()
        && !date.equals(otherDate)
        && one.metadata().address().url().isEmpty()
        && other.metadata().address().url().isEmpty();
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
