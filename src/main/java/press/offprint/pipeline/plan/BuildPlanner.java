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
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.site.LinkMemory;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.LargeWithdrawal;

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

  private BuildPlanner(PlanInputs in, Set<String> held) {
    this.in = held.isEmpty() ? in : in.with(in.scan().unsettled(held));
    Set<String> unsettled = new HashSet<>();
    Map<String, Optional<Metadata>> read = new HashMap<>();
    for (ScannedPost post : this.in.scan().posts()) {
      if (post.header().isEmpty() && post.problems().isEmpty()) {
        unsettled.add(post.source());
      }
    }
    this.in
        .scan()
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
    hidden.keySet().removeAll(held);
    List<PostHeader> visible = new ArrayList<>();
    for (ScannedPost post : this.in.scan().posts()) {
      post.header().filter(h -> !hidden.containsKey(h.source())).ifPresent(visible::add);
    }
    LinkMemory memory = new LinkMemory();
    in.known().values().stream()
        .filter(entry -> !entry.renditions().isEmpty())
        .forEach(entry -> memory.add(entry.source(), dependencies(entry)));
    SiteIndex all = in.indexes().of(visible, in.scan().cascades(), memory, in.data());
    this.conflicts =
        PathConflicts.of(
                all,
                this.in.scan().posts(),
                new SiteAddressGuard(in.siteFiles(), in.scan().cascades()))
            .rejected();
    boolean changed = visible.removeIf(header -> conflicts.containsKey(header.source()));
    changed |= visible.addAll(publishedBefore(unsettled));
    this.siteIndex =
        changed ? in.indexes().of(visible, in.scan().cascades(), memory, in.data()) : all;
  }

  private static List<Dependency> dependencies(CatalogEntry entry) {
    return entry.dependencies().stream().map(StampedDependency::dependency).toList();
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
   * @throws WithdrawalException if so many posts would be withdrawn that a person has to allow it
   */
  public static BuildPlan plan(PlanInputs inputs) {
    WithdrawalGuard.requireSomePosts(inputs);
    BuildPlan plan = plan(inputs, Set.of(), "");
    if (inputs.withdrawals() == LargeWithdrawal.ALLOW) {
      return plan;
    }
    WithdrawalGuard guard = new WithdrawalGuard(inputs, plan.decisions());
    if (!inputs.allowEmpty()) {
      guard.requireMostPosts();
    }
    Optional<WithdrawalGuard.Held> held = guard.held();
    if (held.isEmpty()) {
      return plan;
    }
    if (inputs.withdrawals() == LargeWithdrawal.STOP) {
      throw new WithdrawalException(held.get().message());
    }
    return plan(inputs, held.get().sources(), held.get().message());
  }

  private static BuildPlan plan(PlanInputs inputs, Set<String> held, String notice) {
    BuildPlanner planner = new BuildPlanner(inputs, held);
    List<Decision> decisions = new ArrayList<>();
    for (ScannedPost post : inputs.scan().posts()) {
      if (inputs.isRequested(post.source())) {
        decisions.add(
            held.contains(post.source()) ? new Decision.Hold(post) : planner.decide(post));
      }
    }
    planner.removed().forEach(source -> decisions.add(new Decision.Remove(source)));
    return new BuildPlan(
        inputs.request(),
        planner.in.scan(),
        planner.siteIndex,
        decisions,
        inputs.paths().isEmpty() && inputs.request().sources().isEmpty(),
        inputs.visibility().untilMillis(inputs.scan().posts()),
        notice);
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
}
