package press.offprint.deliver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import press.offprint.catalog.delivery.DeliveryAttempt;
import press.offprint.catalog.delivery.DeliveryLog;
import press.offprint.catalog.delivery.DeliveryReceipt;
import press.offprint.catalog.delivery.MessageLog;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.deliver.plan.DeliveryPlan;
import press.offprint.deliver.target.TargetBeans;
import press.offprint.deliver.target.TargetContext;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.state.DeliveryLock;
import press.offprint.pipeline.run.StopFlag;

/**
 * The deliveries of a project: sends what changed in the output folder since the last delivery to
 * each target that the configuration names.
 */
public final class Deliveries {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MINUTE = 60_000;
  private static final int LONGEST = 60;

  private final PublishSettings settings;
  private final List<DeliveryTarget> targets;
  private final List<RouteFile> routes;
  private final Function<String, String> mediaTypes;
  private final World world;
  private final StopFlag stop = new StopFlag();

  /**
   * The environment and the disk, which a test replaces.
   *
   * @param environment returns the value of an environment variable, null if it is not set
   */
  record World(UnaryOperator<String> environment, DiskOperations disk) {}

  private Deliveries(
      PublishSettings settings,
      List<DeliveryTarget> targets,
      List<RouteFile> routes,
      Function<String, String> mediaTypes,
      World world) {
    this.settings = settings;
    this.targets = targets;
    this.routes = routes;
    this.mediaTypes = mediaTypes;
    this.world = world;
  }

  /**
   * Returns the deliveries that the configuration names; there may be none.
   *
   * @param mediaTypes returns the media type of a path
   * @throws OffprintException if the configuration or a route cannot be used, or a target is of a
   *     kind without a route
   */
  public static Deliveries of(PublishSettings settings, Function<String, String> mediaTypes) {
    return of(settings, mediaTypes, new World(System::getenv, new DiskOperations()));
  }

  static Deliveries of(PublishSettings settings, Function<String, String> mediaTypes, World world) {
    List<DeliveryTarget> targets = ProjectOperations.targets(settings);
    List<RouteFile> routes = targets.isEmpty() ? List.of() : RouteFiles.of(settings.project());
    for (DeliveryTarget target : targets) {
      if (routes.stream().noneMatch(route -> route.name().equals(target.route()))) {
        throw new OffprintException(
            "The target "
                + target.name()
                + " is of the kind "
                + target.kind()
                + ", but there is no route for it. Write "
                + RouteFiles.folder(settings.project()).resolve(target.route() + ".camel.yaml")
                + ", or choose a kind of docs/delivery.md.");
      }
    }
    return new Deliveries(settings, targets, routes, mediaTypes, world);
  }

  public List<DeliveryTarget> targets() {
    return targets;
  }

  /**
   * Returns the same deliveries to one target.
   *
   * @throws OffprintException if there is no target of that name
   */
  public Deliveries to(String name) {
    List<DeliveryTarget> one = targets.stream().filter(t -> t.name().equals(name)).toList();
    if (one.isEmpty()) {
      throw new OffprintException(
          "There is no target \""
              + name
              + "\". "
              + (targets.isEmpty()
                  ? "The configuration names no target; see docs/delivery.md."
                  : "Choose from: "
                      + String.join(", ", targets.stream().map(DeliveryTarget::name).toList())
                      + "."));
    }
    return new Deliveries(settings, one, routes, mediaTypes, world);
  }

  /** Ends a delivery that is under way after the file that is being sent. */
  public void stop() {
    stop.request();
  }

  /** Returns what would be sent and deleted, by target. Sends nothing. */
  public List<DeliveryPlan> plan(PublishedSource source) {
    if (targets.isEmpty()) {
      return List.of();
    }
    try (DeliveryLog log = DeliveryLog.open(state())) {
      List<DeliveryFile> files = files().list(source, log);
      Announcements news = new Announcements(source);
      return targets.stream().map(target -> plan(target, files, news, log)).toList();
    }
  }

  /**
   * Sends what changed to all targets. The result of a target that fails has the reason, and the
   * others get their files.
   *
   * @throws OffprintException if a route cannot be used, or another process delivers
   */
  public List<DeliveryResult> run(PublishedSource source, DeliveryListener listener) {
    if (targets.isEmpty()) {
      return List.of();
    }
    Path state = state();
    try (DeliveryLock lock = DeliveryLock.acquire(state, PATIENCE);
        DeliveryLog log = DeliveryLog.open(state)) {
      targets.forEach(target -> settle(target, log, listener));
      List<DeliveryFile> files = files().list(source, log);
      Announcements news = new Announcements(source);
      targets.forEach(target -> begin(target, files, news, log));
      Map<DeliveryTarget, DeliveryPlan> plans = new LinkedHashMap<>();
      targets.forEach(target -> plans.put(target, plan(target, files, news, log)));
      TargetContext context =
          new TargetContext(
              settings,
              SiteConfigLoader.of(settings),
              state.resolve("deliver"),
              lock.tookOver(),
              world.disk(),
              world.environment());
      return run(plans, new Sources(files, news), log, context, listener);
    }
  }

  private record Sources(List<DeliveryFile> files, Announcements news) {}

  private List<DeliveryResult> run(
      Map<DeliveryTarget, DeliveryPlan> plans,
      Sources sources,
      DeliveryLog log,
      TargetContext context,
      DeliveryListener listener) {
    List<DeliveryResult> results = new ArrayList<>();
    Map<String, DeliveryAttempt> before = log.attempts();
    Collection<DeliveryTarget> due =
        targets.stream()
            .filter(t -> !plans.get(t).send().isEmpty() || !plans.get(t).delete().isEmpty())
            .toList();
    try (TargetBeans beans = new TargetBeans(context);
        DeliveryEngine engine =
            due.isEmpty() ? null : DeliveryEngine.start(List.copyOf(due), routes, beans)) {
      Delivery.Tools tools =
          new Delivery.Tools(
              engine,
              log,
              files(),
              sources.files(),
              sources.news(),
              context.site(),
              mediaTypes,
              listener,
              stop,
              settings.clock());
      for (DeliveryTarget target : targets) {
        DeliveryResult result = deliver(target, plans.get(target), tools);
        results.add(result);
        record(result, before.get(target.name()), log);
        listener.ended(result);
      }
    }
    return results;
  }

  private DeliveryResult deliver(DeliveryTarget target, DeliveryPlan plan, Delivery.Tools tools) {
    try {
      ResolvedSettings resolved =
          plan.send().isEmpty() && plan.delete().isEmpty()
              ? null
              : ResolvedSettings.of(target, settings.project(), world.environment());
      return new Delivery(target, plan, resolved, tools).run();
    } catch (DeliveryException e) {
      return new DeliveryResult(
          target.name(),
          target.kind(),
          0,
          0,
          plan.waiting(),
          List.of(Problem.error(ProblemCode.DELIVERY_FAILED, 0, e.getMessage(), e.hint())),
          0);
    }
  }

  // A target that failed is tried again after 1, 4, 16, then every 60 minutes while watching.
  private void record(DeliveryResult result, DeliveryAttempt before, DeliveryLog log) {
    long now = settings.clock().millis();
    boolean failed = !result.problems().isEmpty();
    int failures = failed ? (before == null ? 0 : before.failures()) + 1 : 0;
    long minutes = Math.min(LONGEST, 1L << Math.min(6, 2 * (failures - 1)));
    log.put(
        new DeliveryAttempt(
            result.target(),
            now,
            failures,
            failed ? now + minutes * MINUTE : 0,
            result.waiting(),
            failed ? result.problems().get(0).message() : "",
            failed ? result.problems().get(0).hint() : ""));
  }

  private void settle(DeliveryTarget target, DeliveryLog log, DeliveryListener listener) {
    if (log.settle(target.name(), place(target))) {
      listener.notice(
          "The settings of the target "
              + target.name()
              + " have changed, so all files are sent to it. The former place keeps its files.");
    }
  }

  // The value of a secret is not among the settings, so that a new password is no new place.
  private static String place(DeliveryTarget target) {
    // People are the same with another server for mail, and they have their messages.
    return Announcements.isFor(target)
        ? target.kind()
        : target.kind() + new TreeMap<>(target.settings());
  }

  private void begin(
      DeliveryTarget target, List<DeliveryFile> files, Announcements news, DeliveryLog log) {
    if (Announcements.isFor(target)) {
      try (MessageLog messages = MessageLog.open(state())) {
        if (messages.start(target.name()).isEmpty()) {
          long now = settings.clock().millis();
          news.begin(target, files, log.receipts(target.name()), messages, log::put, now);
        }
      }
    }
  }

  private DeliveryPlan plan(
      DeliveryTarget target, List<DeliveryFile> files, Announcements news, DeliveryLog log) {
    boolean known = log.place(target.name()).equals(Optional.of(place(target)));
    Map<String, DeliveryReceipt> receipts = known ? log.receipts(target.name()) : Map.of();
    if (!Announcements.isFor(target)) {
      return DeliveryPlan.of(target.name(), files, receipts, settings.allowWithdrawals());
    }
    try (MessageLog messages = MessageLog.open(state())) {
      return news.plan(target, files, receipts, messages.start(target.name()));
    }
  }

  private PublishedFiles files() {
    return new PublishedFiles(settings.output(), settings.clock());
  }

  private Path state() {
    Path state = ProjectOperations.state(settings);
    return Files.isDirectory(state) ? state : ProjectLayout.createState(settings);
  }
}
