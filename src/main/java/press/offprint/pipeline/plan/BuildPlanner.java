package press.offprint.pipeline.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Metadata;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.Hidden;

/**
 * The decision about every source: up to date, build, reject, hide, defer, wait or remove. A pure
 * function: it changes nothing, and equal inputs give an equal plan.
 */
public final class BuildPlanner {
  private static final String PAGE = "html";
  private static final Set<String> EBOOKS = Set.of("pdf", "epub");

  private final PlanInputs in;
  private final SiteIndex siteIndex;
  private final Map<String, Problem> conflicts;
  private final Map<String, Hidden> hidden;

  private BuildPlanner(PlanInputs in) {
    this.in = in;
    Set<String> unsettled = new HashSet<>();
    Map<String, Optional<Metadata>> read = new HashMap<>();
    for (ScannedPost post : in.scan().posts()) {
      if (post.header().isEmpty() && post.problems().isEmpty()) {
        unsettled.add(post.source());
      }
    }
    in.scan()
        .posts()
        .forEach(post -> read.put(post.source(), post.header().map(PostHeader::metadata)));
    this.hidden =
        in.visibility()
            .hidden(
                read,
                source ->
                    Optional.ofNullable(in.known().get(source))
                        .flatMap(entry -> entry.metadata().read()),
                unsettled::contains);
    List<PostHeader> visible = new ArrayList<>();
    for (ScannedPost post : in.scan().posts()) {
      post.header().filter(h -> !hidden.containsKey(h.source())).ifPresent(visible::add);
    }
    SiteIndex all = SiteIndex.of(visible, in.scan().cascades(), in.data());
    this.conflicts = PathConflicts.of(all, in.scan().posts()).rejected();
    boolean changed = visible.removeIf(header -> conflicts.containsKey(header.source()));
    changed |= visible.addAll(publishedBefore(unsettled));
    this.siteIndex = changed ? SiteIndex.of(visible, in.scan().cascades(), in.data()) : all;
  }

  // A published post that is being written keeps its links and its redirects.
  private List<PostHeader> publishedBefore(Set<String> unsettled) {
    return in.scan().posts().stream()
        .filter(post -> unsettled.contains(post.source()) && !hidden.containsKey(post.source()))
        .filter(ScannedPost::isPublished)
        .flatMap(post -> post.previous().flatMap(SourceScanner::header).stream())
        .toList();
  }

  /**
   * Returns the plan for {@code inputs}.
   *
   * @throws OffprintException if the content folder is empty although posts are published, and this
   *     is not allowed
   */
  public static BuildPlan plan(PlanInputs inputs) {
    guardAgainstAnEmptyFolder(inputs);
    BuildPlanner planner = new BuildPlanner(inputs);
    List<Decision> decisions = new ArrayList<>();
    for (ScannedPost post : inputs.scan().posts()) {
      if (inputs.isRequested(post.source())) {
        decisions.add(planner.decide(post));
      }
    }
    planner.removed().forEach(source -> decisions.add(new Decision.Remove(source)));
    return new BuildPlan(
        inputs.request(),
        inputs.scan(),
        planner.siteIndex,
        decisions,
        inputs.paths().isEmpty() && inputs.request().sources().isEmpty(),
        inputs.visibility().untilMillis(inputs.scan().posts()));
  }

  private Decision decide(ScannedPost post) {
    Hidden reason = hidden.get(post.source());
    if (reason != null) {
      return new Decision.Hide(post, reason, in.visibility().untilMillis(List.of(post)));
    }
    if (!post.problems().isEmpty()) {
      return new Decision.Reject(post, post.problems());
    }
    Optional<PostHeader> read = post.header();
    if (read.isEmpty()) {
      return new Decision.Wait(post);
    }
    PostHeader header = read.get();
    Problem conflict = conflicts.get(header.source());
    if (conflict != null) {
      return new Decision.Reject(post, List.of(conflict));
    }
    return build(post, header);
  }

  private Decision build(ScannedPost post, PostHeader header) {
    boolean force = in.force() || in.request().force();
    Set<String> wanted = new TreeSet<>(in.editions());
    wanted.removeIf(edition -> !in.request().wants(edition) || !makes(edition, post));
    if (SiteLists.isHome(post.source())) {
      boolean read = !force && in.upToDate().isRead(post, siteIndex);
      return read ? new Decision.UpToDate(post) : new Decision.Build(post, header, Set.of());
    }
    Set<String> stale = force ? wanted : in.upToDate().stale(post, header, siteIndex, wanted);
    if (stale.isEmpty()) {
      return new Decision.UpToDate(post);
    }
    if (!force
        && !in.mayTry()
            .test(post.source(), in.upToDate().attemptHash(post, header, siteIndex, stale))) {
      return new Decision.Defer(post);
    }
    return new Decision.Build(post, header, stale);
  }

  // The page of a section is no post, and a post without words becomes no ebook. If its text
  // changes, all editions are stale.
  private static boolean makes(String edition, ScannedPost post) {
    if (SiteLists.isSection(post.source())) {
      return edition.equals(PAGE);
    }
    boolean wordless =
        post
            .previous()
            .filter(entry -> entry.fingerprint().equals(post.fingerprint()))
            .map(CatalogEntry::problems)
            .orElse(List.of())
            .stream()
            .anyMatch(problem -> problem.code() == ProblemCode.TEXT_MISSING);
    return !wordless || !EBOOKS.contains(edition);
  }

  private Set<String> removed() {
    Set<String> present = new HashSet<>();
    List<String> unreadable = new ArrayList<>();
    for (ScannedPost post : in.scan().posts()) {
      present.add(post.source());
      // The posts below an unreadable folder are unknown, so they are not removed.
      if (post.file().problem().isPresent()) {
        unreadable.add(post.source() + "/");
      }
    }
    return in.known().keySet().stream()
        .filter(source -> !present.contains(source) && in.isRequested(source))
        .filter(source -> unreadable.stream().noneMatch(source::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void guardAgainstAnEmptyFolder(PlanInputs in) {
    if (!in.scan().posts().isEmpty() || in.allowEmpty()) {
      return;
    }
    // A request that names a removed post asks for its removal.
    long published =
        in.known().values().stream()
            .filter(entry -> !entry.renditions().isEmpty())
            .map(CatalogEntry::source)
            .filter(source -> !in.request().sources().contains(source))
            .count();
    if (published > 0) {
      throw new OffprintException(
          "The content folder "
              + in.content()
              + " has no posts, but "
              + published
              + " posts of it are published. Check that its disk is mounted. Nothing was changed."
              + " To remove all published posts, add --allow-empty.");
    }
  }
}
