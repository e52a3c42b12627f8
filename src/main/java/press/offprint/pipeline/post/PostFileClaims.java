package press.offprint.pipeline.post;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Rendition;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The files that posts have in the output folder. Permalinks are compared before a run; this is the
 * check of all other files, such as a picture in the folder of another post. Safe for many threads.
 */
public final class PostFileClaims {
  private final CatalogCache catalog;
  private final SiteIndexes siteIndexes;

  @GuardedBy("this")
  private String run = "";

  @GuardedBy("this")
  private final Map<String, String> claimed = new HashMap<>();

  public PostFileClaims(CatalogCache catalog, SiteIndexes siteIndexes) {
    this.catalog = catalog;
    this.siteIndexes = siteIndexes;
  }

  /** Claims the files of a post; returns an error, and claims none, if another post has one. */
  synchronized Optional<Problem> claim(PostJob job, List<Rendition> renditions) {
    begin(job.siteIndex());
    SiteIndex index = siteIndexes.get(job.siteIndex());
    Set<String> files = new HashSet<>();
    for (Rendition rendition : renditions) {
      files.add(rendition.path());
      rendition.companions().forEach(companion -> files.add(companion.path()));
    }
    for (String file : files) {
      Optional<String> owner = owner(file, job.source(), index);
      if (owner.isPresent()) {
        return Optional.of(conflict(job.source(), owner.get(), file));
      }
    }
    files.forEach(file -> claimed.put(PathSegments.fold(file), job.source()));
    return Optional.empty();
  }

  @GuardedBy("this")
  private void begin(String name) {
    if (run.equals(name)) {
      return;
    }
    run = name;
    claimed.clear();
  }

  @GuardedBy("this")
  private Optional<String> owner(String file, String source, SiteIndex index) {
    String folded = PathSegments.fold(file);
    return Optional.ofNullable(claimed.get(folded))
        .or(() -> catalog.postOf(file).filter(owner -> stays(owner, file, index)))
        .filter(owner -> !owner.equals(source));
  }

  // A post that is removed or moved in this run leaves its files to others.
  private boolean stays(String owner, String file, SiteIndex index) {
    String folded = PathSegments.fold(file);
    return catalog
        .find(owner)
        .filter(entry -> entry.paths().stream().map(PathSegments::fold).anyMatch(folded::equals))
        .flatMap(
            entry -> index.findBySource(owner).filter(header -> header.path().equals(entry.path())))
        .isPresent();
  }

  private static Problem conflict(String source, String owner, String file) {
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + source
            + "' and '"
            + owner
            + "' both make the file /"
            + file
            + "; the file of '"
            + owner
            + "' stays.",
        "Rename the file that the post refers to, or change the slug of one of them.");
  }
}
