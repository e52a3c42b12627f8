package press.offprint.pipeline.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.content.site.SiteIndex;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.plan.scan.ScanResult;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.run.RunRequest;

/**
 * The decisions of one run.
 *
 * @param scan all sources, also those that were not requested
 * @param siteIndex the paths and titles of all posts of the site
 * @param decisions one for each requested source, in the order of the sources
 * @param outcomes the posts that were read before the plan was made
 * @param complete true if every source was requested
 * @param untilMillis the next time at which a date shows or hides a post, in milliseconds since
 *     1970; {@link Long#MAX_VALUE} for never
 * @param notice for the person, if posts are held; else empty
 * @param startedAt the start of the run, before its sources were scanned, in milliseconds since
 *     1970
 */
public record BuildPlan(
    RunRequest request,
    ScanResult scan,
    SiteIndex siteIndex,
    List<Decision> decisions,
    ReadOutcomes outcomes,
    boolean complete,
    long untilMillis,
    String notice,
    long startedAt) {
  public BuildPlan {
    decisions = List.copyOf(decisions);
  }

  /** Returns true if this run was asked to make everything again. */
  public boolean isForced() {
    return request.force();
  }

  /** Returns the decisions of one kind, in order. */
  public <D extends Decision> Stream<D> all(Class<D> kind) {
    return decisions.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Returns the posts to publish. */
  public List<Decision.Build> builds() {
    return all(Decision.Build.class).toList();
  }

  /** Returns the posts that are up to date but for copies of pictures that their pages wait for. */
  public List<ScannedPost> outstanding() {
    return all(Decision.UpToDate.class)
        .map(Decision.UpToDate::post)
        .filter(post -> post.previous().filter(e -> !e.outstanding().isEmpty()).isPresent())
        .toList();
  }

  /** Returns the sources to remove, sorted. */
  public Set<String> removed() {
    return all(Decision.Remove.class)
        .map(Decision.Remove::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns true if no post is published, hidden or removed. */
  public boolean isEmpty() {
    return decisions.stream()
        .noneMatch(
            d -> d instanceof Decision.Build || d instanceof Decision.Remove || isWithdrawn(d));
  }

  private static boolean isWithdrawn(Decision decision) {
    return decision instanceof Decision.Hide hide
        && hide.post().previous().filter(entry -> !entry.renditions().isEmpty()).isPresent();
  }

  /** Returns the same plan in which the builds of {@code sources} are up to date. */
  public BuildPlan without(Set<String> sources) {
    List<Decision> kept = new ArrayList<>();
    for (Decision decision : decisions) {
      boolean left = decision instanceof Decision.Build && sources.contains(decision.source());
      kept.add(left ? new Decision.UpToDate(((Decision.Build) decision).post()) : decision);
    }
    return new BuildPlan(
        request, scan, siteIndex, kept, outcomes, complete, untilMillis, notice, startedAt);
  }

  /** Returns the files of all sources. */
  public List<SourceFile> files() {
    return scan.posts().stream().map(ScannedPost::file).toList();
  }
}
