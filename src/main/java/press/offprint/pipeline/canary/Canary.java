package press.offprint.pipeline.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Rendition;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.HeldFolder;
import press.offprint.pipeline.guard.HeldRun;
import press.offprint.pipeline.guard.RunGuard;
import press.offprint.pipeline.lineage.MakerChanges;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.record.StagedPost;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/**
 * Tries a change of what makes all posts on a few of them. If one of these is odd, no post of the
 * run is published until a person releases the run; else all are made. It is called by the thread
 * of the run.
 */
public final class Canary {
  private final boolean on;
  private final Path content;
  private final CatalogCache catalog;
  private final MakerChanges changes;
  private final RunGuard guard;
  private final ReceiptWriter receipts;
  private final UpToDateCheck upToDate;
  private final OutputFolder output;
  private final HeldFolder folder;
  private final StopFlag stop;
  private final Supplier<Map<String, Long>> asked;
  private final Consumer<String> notices;

  // These belong to the run under way.
  private final Map<String, Set<String>> makers = new HashMap<>();
  private List<Decision.Build> tried = List.of();
  private boolean trial;
  private CanaryReport report = CanaryReport.NONE;

  /**
   * Creates it.
   *
   * @param on false to try nothing, but when a person asks for it
   * @param content the content folder
   * @param folder takes the new files of a held run
   * @param asked returns the number of requests of readers by path
   */
  public Canary(
      boolean on,
      Path content,
      CatalogCache catalog,
      MakerChanges changes,
      RunGuard guard,
      ReceiptWriter receipts,
      UpToDateCheck upToDate,
      OutputFolder output,
      HeldFolder folder,
      StopFlag stop,
      Supplier<Map<String, Long>> asked,
      Consumer<String> notices) {
    this.on = on;
    this.content = content;
    this.catalog = catalog;
    this.changes = changes;
    this.guard = guard;
    this.receipts = receipts;
    this.upToDate = upToDate;
    this.output = output;
    this.folder = folder;
    this.stop = stop;
    this.asked = asked;
    this.notices = notices;
  }

  /** Returns the sources of a spread of all published posts. */
  public synchronized List<String> spread() {
    List<PostFeatures> posts = new ArrayList<>();
    for (CatalogEntry entry : catalog.all()) {
      boolean isPost = !entry.isBook() && !SiteLists.isSection(entry.source());
      if (isPost && !entry.renditions().isEmpty()) {
        features(entry.source(), entry, false).ifPresent(posts::add);
      }
    }
    return List.copyOf(CanarySpread.of(posts));
  }

  /** Calls a run whose posts are compared and not published, and returns the result. */
  public CanaryReport tryOut(Runnable run) {
    synchronized (this) {
      trial = true;
      report = CanaryReport.NONE;
    }
    guard.staging().tryOut(true);
    try {
      run.run();
    } finally {
      guard.staging().tryOut(false);
      synchronized (this) {
        trial = false;
      }
    }
    synchronized (this) {
      return report;
    }
  }

  /** Returns the posts to make first; none if nothing changed that makes all posts. */
  public synchronized List<Decision.Build> first(BuildPlan plan) {
    tried = List.of();
    makers.clear();
    if (trial) {
      tried = plan.builds();
    } else if (on) {
      tried = chosen(plan);
      guard.staging().waitForCanary(!tried.isEmpty());
    }
    return tried;
  }

  private List<Decision.Build> chosen(BuildPlan plan) {
    List<PostFeatures> posts = new ArrayList<>();
    for (Decision.Build build : plan.builds()) {
      if (build.post().isPublished() && !SiteLists.isSection(build.source())) {
        Set<String> changed = changes.of(build.source(), build.editions());
        if (!changed.isEmpty() && !guard.isReleased(build.source(), inputs(build, plan))) {
          makers.put(build.source(), changed);
          CatalogEntry entry = build.post().previous().orElseThrow();
          features(build.source(), entry, isEdited(build.post().fingerprint(), entry))
              .ifPresent(posts::add);
        }
      }
    }
    Set<String> sources = CanarySpread.of(posts);
    return plan.builds().stream().filter(build -> sources.contains(build.source())).toList();
  }

  private static boolean isEdited(String fingerprint, CatalogEntry entry) {
    return !fingerprint.equals(entry.fingerprint());
  }

  private Optional<PostFeatures> features(String source, CatalogEntry entry, boolean isEdited) {
    try {
      String text = new String(Files.readAllBytes(content.resolve(source)), StandardCharsets.UTF_8);
      String language = entry.metadata().read().map(metadata -> metadata.language()).orElse("");
      return Optional.of(PostFeatures.of(source, text, language, isEdited));
    } catch (IOException e) {
      return Optional.empty(); // It was just removed; the next run sees it.
    }
  }

  private String inputs(Decision.Build build, BuildPlan plan) {
    // All editions of a held post are stale in the next run.
    Set<String> editions = new TreeSet<>(build.editions());
    build
        .post()
        .previous()
        .ifPresent(entry -> entry.downloads().forEach(file -> editions.add(file.edition())));
    return upToDate.attemptHash(build.post(), build.header(), plan.siteIndex(), editions);
  }

  /**
   * Judges the posts that were made first, and returns the others in {@link DemandOrder}. Returns
   * none if the run is held.
   */
  public synchronized List<Decision.Build> rest(BuildPlan plan) {
    if (tried.isEmpty()) {
      return plan.builds();
    }
    guard.staging().waitForCanary(false);
    if (stop.isRequested()) {
      return List.of();
    }
    Set<String> names = new HashSet<>();
    tried.forEach(build -> names.add(build.source()));
    Map<String, List<String>> odd = judge(names);
    report = new CanaryReport(tried.stream().map(Decision.Build::source).toList(), odd);
    if (trial) {
      guard.staging().take();
      return List.of();
    }
    if (!odd.isEmpty()) {
      hold(plan, names, odd);
      return List.of();
    }
    return new DemandOrder(catalog.all(), asked.get())
        .of(plan.builds().stream().filter(b -> !names.contains(b.source())).toList());
  }

  private Map<String, List<String>> judge(Set<String> names) {
    Map<String, List<String>> odd = new TreeMap<>();
    Set<String> waiting = new HashSet<>();
    for (StagedPost post : guard.staging().posts()) {
      waiting.add(post.source());
      Optional<CatalogEntry> entry = catalog.find(post.source());
      if (names.contains(post.source()) && entry.isPresent()) {
        List<String> reasons =
            CanaryJudge.of(
                published(entry.get()),
                post.results().renditions(),
                isEdited(post.read().fingerprint(), entry.get()),
                makers.getOrDefault(post.source(), Set.of()));
        if (!reasons.isEmpty()) {
          odd.put(post.source(), reasons);
        }
      }
    }
    for (String name : names) {
      boolean isRejected =
          catalog.find(name).filter(e -> e.status() == EntryStatus.REJECTED).isPresent();
      if (!waiting.contains(name) && isRejected) {
        odd.put(name, List.of("it is rejected"));
      }
    }
    return odd;
  }

  private List<Rendition> published(CatalogEntry entry) {
    List<Rendition> all = new ArrayList<>();
    for (StoredRendition stored : entry.renditions()) {
      output
          .read(stored.download().path())
          .ifPresent(
              bytes ->
                  all.add(
                      new Rendition(
                          stored.download().edition(),
                          stored.download().path(),
                          stored.download().mediaType(),
                          bytes,
                          List.of(),
                          companions(stored))));
    }
    return all;
  }

  // The new rendition is measured with its pictures, too. Their type is no measure.
  private List<Rendition> companions(StoredRendition stored) {
    List<Rendition> companions = new ArrayList<>();
    for (String path : stored.companions()) {
      output
          .read(path)
          .ifPresent(
              bytes -> companions.add(Rendition.of(stored.download().edition(), path, "", bytes)));
    }
    return companions;
  }

  private void hold(BuildPlan plan, Set<String> names, Map<String, List<String>> odd) {
    List<StagedPost> made = guard.staging().take();
    Map<String, String> inputs = new LinkedHashMap<>();
    plan.builds().forEach(build -> inputs.put(build.source(), inputs(build, plan)));
    made.forEach(post -> inputs.put(post.source(), receipts.inputsOf(post)));
    List<String> reasons = new ArrayList<>();
    odd.forEach((source, why) -> reasons.add(source + ", " + String.join(", ", why)));
    HeldRun run = guard.hold(inputs, odd.keySet(), reasons, true);
    folder.put(run.run(), made.stream().flatMap(p -> p.results().renditions().stream()).toList());
    for (StagedPost post : made) {
      receipts.held(post, problem(run, odd.getOrDefault(post.source(), List.of())));
    }
    for (Decision.Build build : plan.builds()) {
      if (!names.contains(build.source())) {
        receipts.held(build, inputs.get(build.source()), problem(run, List.of()));
      }
    }
    notices.accept(
        "Run "
            + run.run()
            + " is held, because "
            + odd.size()
            + " of "
            + names.size()
            + " posts that were tried first are odd: "
            + String.join("; ", reasons)
            + ". The site stays as it is. The new files are in "
            + folder.of(run.run())
            + ". To publish all posts, run: offprint release "
            + run.run());
  }

  private static Problem problem(HeldRun run, List<String> why) {
    return Problem.error(
        ProblemCode.RESULT_HELD,
        0,
        why.isEmpty()
            ? "The post is held, because posts that were tried before it are odd."
            : "The post is held, because this is odd: " + String.join(", ", why) + ".",
        "The published version stays. To publish the new one, run: offprint release " + run.run());
  }
}
