package press.offprint.pipeline.post;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Rendition;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.SitePath;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.plan.SitePlaces;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.FileOwners;

/**
 * The files that posts have in the output folder. Permalinks are compared before a run; this is the
 * check of all other files, such as a picture in the folder of another post. No file of a post is
 * in the place of a file or a folder of another post, of a book, or of the site. A post may have
 * the place of a page of the site by its own folder and name, but not by a {@code url} or a
 * pattern, unless its folder is trusted. Safe for many threads.
 */
public final class PostFileClaims {
  private static final String SITE = "the site";
  private static final ProblemCode CODE = ProblemCode.SLUG_CONFLICT;
  // A file of a bundle whose post is not known is copied again at the end of the run.
  private static final Set<String> REPLACEABLE = Set.of("redirects", SiteRendition.BUNDLE);

  private final CatalogCache catalog;
  private final SiteIndexes siteIndexes;
  private final SitePlaces places;
  private final Supplier<? extends Collection<String>> statics;

  @GuardedBy("this")
  private String run = "";

  @GuardedBy("this")
  private final FileOwners claimed = new FileOwners();

  // The file for which a post was refused, by source.
  @GuardedBy("this")
  private final Map<String, String> refused = new HashMap<>();

  // Read at the first question of a run.
  @GuardedBy("this")
  private FileOwners staticFiles;

  /**
   * Creates the check.
   *
   * @param places the places of the files of the site
   * @param statics returns the paths of the static files of now
   */
  public PostFileClaims(
      CatalogCache catalog,
      SiteIndexes siteIndexes,
      SitePlaces places,
      Supplier<? extends Collection<String>> statics) {
    this.catalog = catalog;
    this.siteIndexes = siteIndexes;
    this.places = places;
    this.statics = statics;
  }

  /** Claims the files of a post; returns an error, and claims none, if another one has one. */
  synchronized Optional<Problem> claim(PostJob job, List<Rendition> renditions) {
    begin(job.siteIndex());
    Set<String> files = new LinkedHashSet<>();
    for (Rendition rendition : renditions) {
      files.add(rendition.path());
      rendition.companions().forEach(companion -> files.add(companion.path()));
    }
    SiteIndex index = siteIndexes.get(job.siteIndex());
    for (String file : files) {
      Optional<FileOwners.Owned> rival = rival(file, job.header(), index);
      if (rival.isPresent()) {
        refused.put(job.source(), file);
        return rival.map(other -> conflict(job.source(), file, other));
      }
    }
    for (String file : files) {
      claimed.put(file, job.source());
    }
    refused.remove(job.source());
    return Optional.empty();
  }

  /**
   * Returns the posts of a plan that were refused because of a file that is there no longer. They
   * can be made again. A new process does not know the files, and tries each such post once.
   */
  public synchronized Set<String> freed(BuildPlan plan) {
    Set<String> freed = new HashSet<>();
    begin("");
    for (Decision.Defer defer : plan.all(Decision.Defer.class).toList()) {
      String source = defer.source();
      boolean conflict =
          defer.post().previous().stream()
              .flatMap(entry -> entry.problems().stream())
              .anyMatch(problem -> problem.isError() && problem.code() == CODE);
      Optional<PostHeader> header = defer.post().header();
      if (conflict && header.isPresent()) {
        String file = refused.get(source);
        if (file == null || rival(file, header.get(), plan.siteIndex()).isEmpty()) {
          freed.add(source);
        }
      }
    }
    return freed;
  }

  @GuardedBy("this")
  private void begin(String name) {
    if (!name.isEmpty() && run.equals(name)) {
      return;
    }
    run = name;
    claimed.clear();
    staticFiles = null;
  }

  @GuardedBy("this")
  private Optional<FileOwners.Owned> rival(String file, PostHeader header, SiteIndex index) {
    Optional<FileOwners.Owned> rival = ofSource(file, header.source(), index);
    if (rival.isEmpty()) {
      rival = ofSite(file, header, index);
    }
    return rival.isPresent() ? rival : ofCard(file, header, index);
  }

  // The picture of links to /a/ is in the folder of the pictures of /a.html, and is drawn later.
  private static Optional<FileOwners.Owned> ofCard(
      String file, PostHeader header, SiteIndex index) {
    if (!PathSegments.fold(file).endsWith("card.png")) {
      return Optional.empty();
    }
    String folder = file.substring(0, file.lastIndexOf('/') + 1);
    String slug = folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1);
    return index
        .findByPermalink("/" + folder)
        .filter(other -> !other.source().equals(header.source()))
        .map(
            other -> {
              String files = SitePath.files(other.path()).substring(1);
              String name = slug.isEmpty() ? "" : slug.substring(0, slug.length() - 1);
              return new FileOwners.Owned(SitePath.card(files, name), other.source());
            })
        .filter(card -> PathSegments.fold(card.path()).equals(PathSegments.fold(file)));
  }

  @GuardedBy("this")
  private Optional<FileOwners.Owned> ofSource(String file, String source, SiteIndex index) {
    return claimed
        .rival(file, other -> !other.owner().equals(source))
        .or(
            () ->
                catalog.rival(file, other -> !other.owner().equals(source) && stays(other, index)));
  }

  // A post that is removed or moved in this run leaves its files to others. A book stays.
  private boolean stays(FileOwners.Owned file, SiteIndex index) {
    Optional<CatalogEntry> entry = catalog.find(file.owner());
    return entry.isEmpty()
        || entry
            .filter(known -> known.paths().contains(file.path()))
            .flatMap(
                known ->
                    index
                        .findBySource(file.owner())
                        .filter(header -> header.path().equals(known.path())))
            .isPresent();
  }

  @GuardedBy("this")
  private Optional<FileOwners.Owned> ofSite(String file, PostHeader header, SiteIndex index) {
    String source = header.source();
    boolean mayReplace =
        header.hasOwnPath()
            || index.trusts(source)
            || catalog.find(source).filter(entry -> entry.paths().contains(file)).isPresent();
    String folded = PathSegments.fold(file);
    if (staticFiles == null) {
      staticFiles = readStatics();
    }
    Predicate<FileOwners.Owned> differs =
        other -> !(mayReplace && PathSegments.fold(other.path()).equals(folded));
    return staticFiles
        .rival(file, differs)
        .or(() -> catalog.siteRival(file, differs.and(other -> isMade(other, source, file))))
        .or(() -> mayReplace ? Optional.empty() : places.rival(file, index, differs))
        .map(
            other ->
                catalog.find(other.owner()).isPresent()
                    ? other
                    : new FileOwners.Owned(other.path(), SITE));
  }

  private FileOwners readStatics() {
    FileOwners files = new FileOwners();
    try {
      statics.get().forEach(path -> files.put(path, SITE));
    } catch (OffprintException e) {
      // The step that copies static files ends the run with this reason; no post is the cause.
      return files;
    }
    return files;
  }

  // A page of an alias makes room for a page, and the files of a page bundle for those of its post.
  private static boolean isMade(FileOwners.Owned other, String source, String file) {
    boolean same = PathSegments.fold(other.path()).equals(PathSegments.fold(file));
    return !other.owner().equals(SiteRendition.STATIC)
        && !other.owner().equals(source)
        && !(same && REPLACEABLE.contains(other.owner()));
  }

  private static Problem conflict(String source, String file, FileOwners.Owned other) {
    String owner = other.owner().equals(SITE) ? SITE : "'" + other.owner() + "'";
    boolean same = PathSegments.fold(other.path()).equals(PathSegments.fold(file));
    return Problem.error(
        CODE,
        1,
        "'"
            + source
            + "' and "
            + owner
            + (same
                ? " both make the file /" + file
                : " make the files /"
                    + file
                    + " and /"
                    + other.path()
                    + ", of which one is in the place of a folder of the other")
            + "; the file of "
            + owner
            + " stays.",
        "Rename the file that the post refers to, or change the slug of one of them.");
  }
}
