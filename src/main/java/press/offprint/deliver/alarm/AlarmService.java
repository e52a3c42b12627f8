package press.offprint.deliver.alarm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import press.offprint.catalog.delivery.DeliveryLog;
import press.offprint.deliver.DeliveryEngine;
import press.offprint.deliver.ResolvedSettings;
import press.offprint.deliver.plan.Alarm;
import press.offprint.deliver.plan.Alarm.Kind;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.target.TargetBeans;
import press.offprint.deliver.target.TargetContext;
import press.offprint.model.Site;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/**
 * Sends alarms of odd and failed runs through the routes {@code alarm-KIND}, on a separate thread.
 * An alarm is sent once until its causes change. No run waits for it. Thread-safe.
 */
public final class AlarmService implements RunListener, AutoCloseable {
  private static final int CLOSE_SECONDS = 20;

  private final PublishSettings settings;
  private final Consumer<String> notices;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "offprint-alarm");
            thread.setDaemon(true);
            return thread;
          });

  @GuardedBy("this")
  private final RunCauses causes = new RunCauses();

  /**
   * Creates the service. The configuration is read for each alarm, so that an edit of it counts.
   *
   * @param notices gets a line about an alarm that did not arrive
   */
  public AlarmService(PublishSettings settings, Consumer<String> notices) {
    this.settings = settings;
    this.notices = notices;
  }

  @Override
  public synchronized void ended(Receipt receipt) {
    causes.add(receipt);
  }

  @Override
  public synchronized void closes(RunSummary summary) {
    causes.add(summary);
    send(causes.take());
  }

  @Override
  public synchronized void failed(String reason, boolean held) {
    causes.add(held ? Kind.HELD : Kind.FAILED, reason);
    send(causes.take());
  }

  private void send(Map<Kind, List<String>> all) {
    if (!executor.isShutdown()) {
      executor.execute(() -> sendAll(all));
    }
  }

  private void sendAll(Map<Kind, List<String>> all) {
    try {
      // Most runs have no cause, and most sites have no alarm that a run without one ends.
      if (all.isEmpty() && !DeliveryLog.exists(ProjectOperations.state(settings))) {
        return;
      }
      List<DeliveryTarget> targets = ProjectOperations.alarms(settings);
      if (targets.isEmpty()) {
        return;
      }
      Site site = SiteConfigLoader.of(settings);
      try (DeliveryLog log = DeliveryLog.open(ProjectOperations.state(settings))) {
        for (DeliveryTarget target : targets) {
          for (Kind kind : Kind.values()) {
            Alarm alarm =
                new Alarm(
                    kind,
                    settings.clock().instant(),
                    site.title(),
                    site.baseUrl(),
                    all.getOrDefault(kind, List.of()));
            send(target, alarm, site, log);
          }
        }
      }
    } catch (RuntimeException e) {
      notices.accept("Alarms cannot be sent: " + RootCauses.message(e));
    }
  }

  private void send(DeliveryTarget target, Alarm alarm, Site site, DeliveryLog log) {
    String kind = alarm.kind().label();
    if (alarm.causes().isEmpty()) {
      if (log.alarm(target.name(), kind).isPresent()) {
        log.putAlarm(target.name(), kind, "");
      }
      return;
    }
    boolean wanted =
        Arrays.asList(target.setting("when").orElse("").split(" *, *", -1)).contains(kind);
    if (wanted
        && log.alarm(target.name(), kind).filter(alarm.fingerprint()::equals).isEmpty()
        && send(target, alarm, site)) {
      log.putAlarm(target.name(), kind, alarm.fingerprint());
    }
  }

  private boolean send(DeliveryTarget target, Alarm alarm, Site site) {
    Path state = ProjectOperations.state(settings).resolve("alarms");
    TargetContext context =
        new TargetContext(settings, site, state, false, new DiskOperations(), System::getenv);
    try (TargetBeans beans = new TargetBeans(context)) {
      List<RouteFile> routes = RouteFiles.of(settings.project());
      if (routes.stream().noneMatch(route -> route.name().equals(target.route()))) {
        throw new OffprintException(
            "There is no route " + target.route() + ". Write it, or choose the kind webhook.");
      }
      ResolvedSettings resolved = ResolvedSettings.of(target, settings.project(), System::getenv);
      try (DeliveryEngine engine = DeliveryEngine.start(List.of(target), routes, beans)) {
        return engine
            .sendBody(target, resolved.values(), alarm)
            .map(failure -> report(target, resolved.withoutSecrets(RootCauses.message(failure))))
            .orElse(true);
      }
    } catch (DeliveryException | OffprintException e) {
      return report(target, e.getMessage());
    }
  }

  private boolean report(DeliveryTarget target, String reason) {
    notices.accept(
        "The alarm did not arrive at "
            + target.place()
            + ": "
            + reason
            + " The next run tries again if its cause still holds.");
    return false;
  }

  /** Waits for alarms that are being sent, for twenty seconds at most. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      executor.shutdownNow();
    }
  }
}
