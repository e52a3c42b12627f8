package press.offprint.pipeline.ahead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.content.site.SiteIndex;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.exec.Parallel;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.ReadOutcomes;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.StopFlag;

/**
 * The step that reads new and changed posts before any post is rendered, and plans again without
 * those that fail. In routes this bean is {@code ahead}.
 *
 * <p>While a folder is watched, no post makes others wait. The posts that are read within half a
 * second are published, and the others wait for the next run. A post that needs more than 0.1
 * seconds of a processor is read on another thread while later runs go on; if a run finds as many
 * of them as it has threads, it begins no other post. A post whose editions are being made in
 * {@link EditionCalls} waits, too.
 */
public final class ReadAheadStep implements AutoCloseable {
  /** The processor time of the first reading of a post. */
  private static final long FIRST_MILLIS = 100;

  /** The time in which a run of a watched folder starts to read posts. */
  private static final long SLICE_MILLIS = 500;

  private final PostReader reader;
  private final ReadAhead readAhead;
  private final UpToDateCheck upToDate;
  private final SlowPosts slow;
  private final EditionCalls editions;
  private final BiFunction<BuildPlan, ReadOutcomes, BuildPlan> planner;
  private final StopFlag stop;
  private final int threads;

  // The number of runs in which a source was not read in time, by source. New posts are first.
  private final Map<String, Integer> postponed = new HashMap<>();
  private volatile boolean watching;
  private volatile boolean left;

  /**
   * Creates the step.
   *
   * @param slow the posts that are read beside the runs
   * @param editions the calls of editions that outlast their run
   * @param planner returns the plan for the same scan after posts were read
   * @param threads number of posts that are read at once
   */
  public ReadAheadStep(
      PostReader reader,
      ReadAhead readAhead,
      UpToDateCheck upToDate,
      SlowPosts slow,
      EditionCalls editions,
      BiFunction<BuildPlan, ReadOutcomes, BuildPlan> planner,
      StopFlag stop,
      int threads) {
    this.reader = reader;
    this.readAhead = readAhead;
    this.planner = planner;
    this.stop = stop;
    this.threads = threads;
    this.upToDate = upToDate;
    this.editions = editions;
    this.slow = slow;
  }

  /** Switches to watch mode, in which no post makes others wait. */
  public void watchMode() {
    watching = true;
  }

  /** Returns true if the next run has posts to publish that an earlier one left. */
  public boolean isDue() {
    return left || slow.isSomeRead() || editions.isDue();
  }

  /** Replaces the {@link BuildPlan} in the body by one in which no post links to a failed one. */
  public void read(Exchange exchange) {
    BuildPlan plan = exchange.getMessage().getBody(BuildPlan.class);
    boolean prompt = watching && plan.request().equals(RunRequest.WATCHED);
    exchange.getMessage().setBody(prompt ? promptly(plan) : completely(plan));
  }

  private BuildPlan completely(BuildPlan first) {
    BuildPlan plan = first;
    Set<String> known = new HashSet<>();
    while (!stop.isRequested()) {
      // A published post is read when it is made, so that its text is in memory for a short time.
      List<Decision.Build> unread = unread(plan, known);
      unread.removeIf(ReadAheadStep::isPublished);
      SiteIndex index = plan.siteIndex();
      Set<String> failed = new HashSet<>();
      Parallel.map(threads, unread, build -> stop.isRequested() || read(build, index));
      for (Decision.Build build : unread) {
        known.add(build.source());
        if (isRejected(build.source())) {
          failed.add(build.source());
        }
      }
      if (failed.isEmpty()) {
        return plan;
      }
      plan = planner.apply(plan, plan.outcomes().and(new ReadOutcomes(failed, Set.of())));
    }
    return plan;
  }

  private boolean read(Decision.Build build, SiteIndex index) {
    readAhead.put(build.source(), SlowPosts.read(reader, build, index));
    return true;
  }

  private boolean isRejected(String source) {
    return readAhead.find(source).filter(reading -> reading.article().isEmpty()).isPresent();
  }

  private static List<Decision.Build> unread(BuildPlan plan, Set<String> known) {
    return plan.builds().stream()
        .filter(build -> !known.contains(build.source()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  // Its text was read before without a fault.
  private static boolean isPublished(Decision.Build build) {
    Optional<CatalogEntry> entry = build.post().previous();
    return entry
        .filter(known -> known.status() == EntryStatus.PUBLISHED)
        .filter(known -> known.fingerprint().equals(build.post().fingerprint()))
        .isPresent();
  }

  private BuildPlan promptly(BuildPlan first) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
    left = false;
    BuildPlan plan = first;
    Set<String> known = new HashSet<>();
    slow.retain(plan);
    Map<String, String> fingerprints = new HashMap<>();
    plan.builds().forEach(each -> fingerprints.put(each.source(), each.post().fingerprint()));
    plan.outstanding().forEach(post -> fingerprints.put(post.source(), post.fingerprint()));
    editions.begin(fingerprints);
    while (!stop.isRequested()) {
      Set<String> failed = new HashSet<>();
      Set<String> waiting = new HashSet<>();
      SiteIndex index = plan.siteIndex();
      List<Decision.Build> wanted = unread(plan, known);
      wanted.removeIf(build -> isStaleByRelated(build, index));
      List<Decision.Build> unread = new ArrayList<>(wanted);
      unread.removeIf(build -> isSlow(build, index, waiting));
      unread.sort(
          Comparator.comparing(ReadAheadStep::isPublished)
              .thenComparingInt(b -> postponed.getOrDefault(b.source(), 0))
              .thenComparing(build -> build.post().file().stamp().size())
              .thenComparing(Decision.Build::source));
      Set<String> late = ConcurrentHashMap.newKeySet();
      AtomicInteger found = new AtomicInteger();
      Parallel.map(
          threads,
          unread,
          build -> {
            if (System.nanoTime() >= end || found.get() >= threads) {
              late.add(build.source());
            } else if (!briefly(build, index)) {
              found.incrementAndGet();
            }
            return true;
          });
      for (Decision.Build build : wanted) {
        String source = build.source();
        known.add(source);
        if (late.contains(source)) {
          postponed.merge(source, 1, Integer::sum);
          left = true;
          waiting.add(source);
        } else if (slow.has(source) && readAhead.find(source).isEmpty()) {
          waiting.add(source);
        } else if (isRejected(source)) {
          failed.add(source);
        }
      }
      if (failed.isEmpty() && waiting.isEmpty()) {
        break;
      }
      plan = planner.apply(plan, plan.outcomes().and(new ReadOutcomes(failed, waiting)));
    }
    postponed.keySet().retainAll(plan.outcomes().waiting());
    return withoutStale(plan);
  }

  // The next step decides which of these posts join the run.
  private boolean isStaleByRelated(Decision.Build build, SiteIndex index) {
    return isPublished(build)
        && upToDate.isStaleByRelated(build.post(), build.header(), index, build.editions());
  }

  /**
   * Returns those of some posts that can be made now without a long reading.
   *
   * @param builds posts of a plan of this run that were not read before
   * @param most the largest number of posts to return
   */
  public List<Decision.Build> readable(List<Decision.Build> builds, SiteIndex index, int most) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
    List<Decision.Build> ordered = new ArrayList<>(builds);
    // The thread of the slow posts waits until its results are taken.
    ordered.sort(Comparator.comparing(build -> slow.result(build.source()).isEmpty()));
    List<Decision.Build> readable = new ArrayList<>();
    for (Decision.Build build : ordered) {
      String source = build.source();
      if (readable.size() == most) {
        break;
      }
      if (isSlow(build, index, new HashSet<>())) {
        if (readAhead.find(source).isPresent()) {
          slow.remove(source);
          readable.add(build);
        }
      } else if (readAhead.find(source).isPresent()) {
        readable.add(build);
      } else if (System.nanoTime() < end) {
        briefly(build, index);
        if (!slow.has(source)) {
          readable.add(build);
        }
      }
    }
    return readable;
  }

  /**
   * Returns true if a post or an edition of it is being made beside the runs, or waits for that.
   */
  public boolean isSlow(String source) {
    return slow.has(source) || editions.isWaiting(source);
  }

  // Takes the result of a slow post if there is one that is current.
  private boolean isSlow(Decision.Build build, SiteIndex index, Set<String> waiting) {
    String source = build.source();
    if (editions.isWaiting(source)) {
      waiting.add(source);
      return true;
    }
    if (!slow.has(source)) {
      return false;
    }
    Optional<SlowPosts.Result> result = slow.result(source);
    if (result.isEmpty()) {
      waiting.add(source);
    } else if (slow.isCurrent(source, result.get(), index)) {
      readAhead.keep(source, result.get().reading());
    } else {
      slow.add(build, index);
      waiting.add(source);
    }
    return true;
  }

  // A slow post whose links lead elsewhere in the last plan is read again later.
  private BuildPlan withoutStale(BuildPlan plan) {
    Set<String> stale = new HashSet<>();
    for (Decision.Build build : plan.builds()) {
      String source = build.source();
      Optional<SlowPosts.Result> result = slow.result(source);
      if (result.isPresent() && readAhead.find(source).isPresent()) {
        if (slow.isCurrent(source, result.get(), plan.siteIndex())) {
          slow.remove(source);
        } else {
          readAhead.take(source);
          slow.add(build, plan.siteIndex());
          stale.add(source);
        }
      }
    }
    return stale.isEmpty()
        ? plan
        : planner.apply(plan, plan.outcomes().and(new ReadOutcomes(Set.of(), stale)));
  }

  /** Returns false if the post needs long, so that it is read beside the runs. */
  private boolean briefly(Decision.Build build, SiteIndex index) {
    Optional<PostReading> reading = first(build, index);
    if (reading.isPresent()) {
      readAhead.put(build.source(), reading.get());
    } else {
      slow.add(build, index);
    }
    return reading.isPresent();
  }

  private Optional<PostReading> first(Decision.Build build, SiteIndex index) {
    try {
      return reader.readingWithin(FIRST_MILLIS, build, index);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.of(SlowPosts.fault(e));
    }
  }

  @Override
  public void close() {
    slow.close();
  }
}
