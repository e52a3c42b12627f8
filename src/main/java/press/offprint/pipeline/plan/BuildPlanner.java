package press.offprint.pipeline.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.reference.LinkMemory;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.plan.scan.SourceScanner;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.LargeWithdrawal;

/**
 * The decision about every source: up to date, build, reject, hide, defer, wait or remove. A pure
 * function: it changes nothing, and equal inputs give an equal plan.
 */
public final class BuildPlanner {
  private static final String PAGE = "html";

  private final PlanInputs in;
  private final SiteIndex siteIndex;
  private final Map<String, Problem> conflicts;
  private final Map<String, Hidden> hidden;
  private final Map<String, Decision> deferred;

  private BuildPlanner(PlanInputs in, Set<String> held, Map<String, Decision> deferred) {
    this.in = without(in, held);
    this.deferred = deferred;
    this.hidden = hidden(this.in, held);
    List<PostHeader> visible = new ArrayList<>();
    Set<String> unlinked = unlinked();
    for (ScannedPost post : this.in.scan().posts()) {
      post.header()
          .filter(h -> !hidden.containsKey(h.source()) && !unlinked.contains(h.source()))
          .ifPresent(visible::add);
    }
    LinkMemory memory = new LinkMemory();
    in.known().values().stream()
        .filter(entry -> !entry.renditions().isEmpty())
        .forEach(entry -> memory.add(entry.source(), entry, () -> dependencies(entry)));
    SiteIndex all = index(visible, memory);
    this.conflicts =
        PathConflicts.of(
                all,
                this.in.scan().unsettled(unlinked).posts(),
                new SiteAddressGuard(
                    in.places(),
                    in.books() || !in.scan().books().isEmpty(),
                    in.siteFiles(),
                    in.scan().cascades()))
            .rejected();
    boolean changed = visible.removeIf(header -> conflicts.containsKey(header.source()));
    changed |= visible.addAll(publishedBefore(visible));
    this.siteIndex = changed ? index(visible, memory) : all;
  }

  // The posts that are held are as if they were being written.
  private static PlanInputs without(PlanInputs in, Set<String> held) {
    return held.isEmpty() ? in : in.with(in.scan().unsettled(held));
  }

  private static Map<String, Hidden> hidden(PlanInputs in, Set<String> held) {
    Set<String> unsettled = new HashSet<>();
    Map<String, Optional<Metadata>> read = new HashMap<>();
    for (ScannedPost post : in.scan().posts()) {
      if (post.header().isEmpty() && post.problems().isEmpty()) {
        unsettled.add(post.source());
      }
      read.put(post.source(), post.header().map(PostHeader::metadata));
    }
    Map<String, Hidden> hidden =
        in.visibility()
            .hidden(
                read,
                source ->
                    Optional.ofNullable(in.known().get(source))
                        .flatMap(entry -> entry.metadata().read()),
                unsettled::contains);
    hidden.keySet().removeAll(held);
    return hidden;
  }

  private SiteIndex index(List<PostHeader> visible, LinkMemory memory) {
    visible.sort(Comparator.comparing(PostHeader::source));
    return in.indexes().of(visible, in.scan().cascades(), memory, in.data());
  }

  // The posts that are not published now: the text was rejected, in this run or before, or is read
  // while later runs go on.
  private Set<String> unlinked() {
    Set<String> unlinked = new HashSet<>(in.outcomes().failed());
    unlinked.addAll(in.outcomes().waiting());
    unlinked.addAll(deferred.keySet());
    for (ScannedPost post : in.scan().posts()) {
      boolean rejected =
          post.previous()
              .filter(entry -> entry.status() == EntryStatus.REJECTED)
              .filter(entry -> entry.fingerprint().equals(post.fingerprint()))
              .filter(BuildPlanner::isGivenUp)
              .isPresent();
      if (rejected && !in.isRequested(post.source())) {
        unlinked.add(post.source());
      }
    }
    return unlinked;
  }

  private static List<Dependency> dependencies(CatalogEntry entry) {
    return entry.dependencies().stream().map(StampedDependency::dependency).toList();
  }

  // The published version of a post stays while the post is written, read or broken. So it keeps
  // the
  // links to it and its redirects.
  private List<PostHeader> publishedBefore(List<PostHeader> visible) {
    Set<String> linked = new HashSet<>();
    visible.forEach(header -> linked.add(header.source()));
    return in.scan().posts().stream()
        .filter(post -> !linked.contains(post.source()) && !hidden.containsKey(post.source()))
        .filter(ScannedPost::isPublished)
        .flatMap(post -> post.previous().flatMap(SourceScanner::publishedHeader).stream())
        .toList();
  }

  /**
   * Returns the plan for {@code inputs}.
   *
   * @throws WithdrawalException if so many posts would be withdrawn that a person has to allow it
   */
  public static BuildPlan plan(PlanInputs inputs) {
    try {
      return guarded(inputs);
    } finally {
      inputs.indexes().end();
    }
  }

  private static BuildPlan guarded(PlanInputs inputs) {
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
    BuildPlanner planner = new BuildPlanner(inputs, held, deferred(inputs, held));
    return new BuildPlan(
        inputs.request(),
        planner.in.scan(),
        planner.siteIndex,
        planner.decisions(held),
        inputs.outcomes(),
        inputs.paths().isEmpty() && inputs.request().sources().isEmpty(),
        inputs.visibility().untilMillis(inputs.scan().posts()),
        notice,
        inputs.startedAt());
  }

  // Whether a post that failed is tried again depends on the posts that it would link to, and the
  // other posts link to it only if it is.
  private static Map<String, Decision> deferred(PlanInputs inputs, Set<String> held) {
    Map<String, Decision> deferred = kept(inputs);
    Set<String> failed = new HashSet<>();
    inputs.scan().posts().stream()
        .filter(post -> inputs.isRequested(post.source()) && !held.contains(post.source()))
        .filter(post -> inputs.failed().test(post.source()) && !deferred.containsKey(post.source()))
        .filter(post -> post.previous().filter(BuildPlanner::isGivenUp).isPresent())
        .forEach(post -> failed.add(post.source()));
    if (!failed.isEmpty()) {
      failed.removeAll(hidden(without(inputs, held), held).keySet());
    }
    for (ScannedPost post : inputs.scan().posts()) {
      if (failed.contains(post.source()) && isSameForAnyIndex(inputs, post)) {
        failed.remove(post.source());
        deferred.put(post.source(), new Decision.Defer(post));
      }
    }
    if (!failed.isEmpty()) {
      BuildPlanner first = new BuildPlanner(inputs, held, deferred);
      Map<String, Decision> found = new HashMap<>();
      first.in.scan().posts().stream()
          .filter(post -> failed.contains(post.source()))
          .map(first::decide)
          .filter(Decision.Defer.class::isInstance)
          .forEach(decision -> found.put(decision.source(), decision));
      deferred.putAll(found);
    }
    return deferred;
  }

  // A post that was rejected as it is now, and that depends on no other post, needs no index.
  private static boolean isSameForAnyIndex(PlanInputs inputs, ScannedPost post) {
    CatalogEntry entry = post.previous().orElseThrow();
    return entry.status() == EntryStatus.REJECTED
        && entry.fingerprint().equals(post.fingerprint())
        && entry.renditions().isEmpty()
        && post.problems().isEmpty()
        && !inputs.outcomes().waiting().contains(post.source())
        && !SiteLists.mayBeHome(post.source())
        && !isForced(inputs)
        && post.header()
            .flatMap(header -> inputs.upToDate().attemptHash(post, header, editions(inputs, post)))
            .filter(hash -> !inputs.mayTry().test(post.source(), hash))
            .isPresent();
  }

  private static boolean isForced(PlanInputs inputs) {
    return inputs.force() || inputs.request().force();
  }

  private static Set<String> editions(PlanInputs inputs, ScannedPost post) {
    Set<String> editions = new TreeSet<>(inputs.editions());
    editions.removeIf(edition -> !inputs.request().wants(edition) || !makes(inputs, edition, post));
    return editions;
  }

  // Its published version keeps links and place, as that of a broken post does.
  private static Map<String, Decision> kept(PlanInputs inputs) {
    Map<String, Decision> kept = new HashMap<>();
    inputs.scan().posts().stream()
        .filter(post -> inputs.kept().contains(post.source()) && post.isPublished())
        .forEach(post -> kept.put(post.source(), new Decision.Keep(post)));
    return kept;
  }

  // A post that could not be stored, or met a fault, is tried until it succeeds, so its links stay.
  private static boolean isGivenUp(CatalogEntry entry) {
    return entry.problems().stream()
        .map(Problem::code)
        .noneMatch(code -> code == ProblemCode.STORE_FAILED || code == ProblemCode.EDITION_FAILED);
  }

  private List<Decision> decisions(Set<String> held) {
    List<Decision> decisions = new ArrayList<>();
    for (ScannedPost post : in.scan().posts()) {
      if (in.isRequested(post.source())) {
        decisions.add(held.contains(post.source()) ? new Decision.Hold(post) : decide(post));
      }
    }
    removed().forEach(source -> decisions.add(new Decision.Remove(source)));
    return decisions;
  }

  private Decision decide(ScannedPost post) {
    Hidden reason = hidden.get(post.source());
    if (reason != null) {
      return new Decision.Hide(post, reason, in.visibility().untilMillis(List.of(post)));
    }
    Decision before = deferred.get(post.source());
    if (before != null) {
      return before;
    }
    if (!post.problems().isEmpty()) {
      return new Decision.Reject(post, post.problems());
    }
    Optional<PostHeader> read = post.header();
    if (read.isEmpty() || in.outcomes().waiting().contains(post.source())) {
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
    boolean force = isForced(in);
    Set<String> wanted = editions(in, post);
    if (isHome(post.source())) {
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

  private boolean isHome(String source) {
    return SiteLists.mayBeHome(source) && in.upToDate().isHome(source, siteIndex);
  }

  // The page of a section is no post, and a post without words becomes no ebook. If its text
  // changes, all editions are stale.
  private static boolean makes(PlanInputs in, String edition, ScannedPost post) {
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
    return !wordless || !in.upToDate().isEbook(edition);
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
