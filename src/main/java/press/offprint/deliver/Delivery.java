package press.offprint.deliver;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.catalog.delivery.DeliveryLog;
import press.offprint.catalog.delivery.DeliveryReceipt;
import press.offprint.deliver.plan.Announcement;
import press.offprint.deliver.plan.ChangedFileException;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.deliver.plan.DeliveryPlan;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.deliver.plan.FileRefusedException;
import press.offprint.deliver.plan.WaitingFolders;
import press.offprint.model.Site;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.run.StopFlag;

/**
 * One delivery to one target. It first records what it is about to send, then sends file by file
 * and records each. If it ends at any step, the next plan holds what nobody knows to have arrived.
 */
final class Delivery {
  /** A target that fails so often in a row is out of reach. */
  private static final int FAILURES = 5;

  private static final int LISTED = 10;

  /** Receipts are forced to disk together; lost ones are sent again. */
  private static final int BATCH = 50;

  private final DeliveryTarget target;
  private final DeliveryPlan plan;
  private final ResolvedSettings settings;
  private final Tools tools;
  private final WaitingFolders waits;
  private final List<DeliveryReceipt> unwritten = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int sent;
  private int deleted;
  private int failures;

  /**
   * The services of all deliveries.
   *
   * @param published all published files
   * @param mediaTypes returns the media type of a path
   */
  record Tools(
      DeliveryEngine engine,
      DeliveryLog log,
      PublishedFiles files,
      List<DeliveryFile> published,
      Announcements announcements,
      Site site,
      Function<String, String> mediaTypes,
      DeliveryListener listener,
      StopFlag stop,
      InstantSource clock) {}

  Delivery(DeliveryTarget target, DeliveryPlan plan, ResolvedSettings settings, Tools tools) {
    this.target = target;
    this.plan = plan;
    this.waits = new WaitingFolders(plan.send());
    this.settings = settings;
    this.tools = tools;
  }

  /** Returns true if the route of a target gets all files at once. */
  static boolean isTogether(DeliveryTarget target) {
    boolean usual = target.kind().equals("git") || target.kind().equals("webhook");
    return target.setting("together").map(Boolean::parseBoolean).orElse(usual);
  }

  DeliveryResult run() {
    long start = System.nanoTime();
    tools.log().put(plan.send().stream().map(file -> receipt(file, false)).toList());
    if (isTogether(target)) {
      sendTogether();
    } else {
      sendInOrder();
    }
    if (plan.held() > 0) {
      problems.add(held());
    }
    int waiting = plan.waiting() - sent - deleted;
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new DeliveryResult(
        target.name(), target.kind(), sent, deleted, waiting, problems, millis);
  }

  private void sendTogether() {
    List<DeliveryFile> files = new ArrayList<>(plan.send());
    for (Optional<Throwable> failure = sendAll(files); failure.isPresent(); ) {
      if (!leaveOut(files, failure.get())) {
        report("The delivery", failure.get());
        return;
      }
      failure = sendAll(files);
    }
    tools.log().put(files.stream().map(file -> receipt(file, true)).toList());
    tools.log().remove(target.name(), plan.delete());
    sent = files.size();
    deleted = plan.delete().size();
    files.forEach(file -> tools.listener().sent(target.name(), file));
    plan.delete().forEach(path -> tools.listener().deleted(target.name(), path));
  }

  private Optional<Throwable> sendAll(List<DeliveryFile> files) {
    List<DeliveryItem> items = new ArrayList<>();
    files.forEach(file -> items.add(item(file)));
    plan.delete().forEach(path -> items.add(DeliveryItem.deletion(path)));
    return items.isEmpty()
        ? Optional.empty()
        : tools.engine().sendAll(target, settings.values(), items);
  }

  /** Removes the files that the target refuses and those that wait for them; false if none. */
  private boolean leaveOut(List<DeliveryFile> files, Throwable failure) {
    List<String> paths =
        RootCauses.find(failure, FileRefusedException.class)
            .map(FileRefusedException::paths)
            .orElse(List.of());
    List<DeliveryFile> refused = files.stream().filter(f -> paths.contains(f.path())).toList();
    for (DeliveryFile file : refused) {
      report("The file " + file.path(), failure);
      waits.add(file);
    }
    files.removeAll(refused);
    files.removeIf(waits::holds);
    return !refused.isEmpty();
  }

  private void sendInOrder() {
    for (DeliveryFile file : plan.send()) {
      if (hasEnded()) {
        break;
      }
      if (!waits.holds(file) && !send(file)) {
        waits.add(file);
      }
    }
    flush();
    // Withdrawn files go also if some other file is refused.
    for (String path : plan.delete()) {
      if (hasEnded()) {
        break;
      }
      delete(path);
    }
  }

  private boolean hasEnded() {
    return tools.stop().isRequested() || failures >= FAILURES;
  }

  /** Returns true if the file arrived. */
  private boolean send(DeliveryFile file) {
    try {
      Optional<Throwable> failure =
          Announcements.isFor(target)
              ? announce(tools.announcements().of(file))
              : tools.engine().send(target, settings.values(), item(file));
      if (failure.isPresent()) {
        report("The file " + file.path(), failure.get());
        return false;
      }
    } catch (ChangedFileException e) {
      // The run that changed it is followed by a delivery.
      return false;
    }
    failures = 0;
    sent++;
    unwritten.add(receipt(file, true));
    if (unwritten.size() >= BATCH) {
      flush();
    }
    tools.listener().sent(target.name(), file);
    return true;
  }

  private Optional<Throwable> announce(Announcement announcement) {
    List<DeliveryItem> files =
        tools.published().stream()
            .filter(file -> announcement.files().contains(file.path()))
            .map(this::item)
            .toList();
    return tools
        .engine()
        .announce(
            target,
            settings.values(),
            announcement,
            tools.site().absolute(announcement.permalink()),
            files);
  }

  private void flush() {
    if (!unwritten.isEmpty()) {
      tools.log().put(unwritten);
      unwritten.clear();
    }
  }

  private void delete(String path) {
    Optional<Throwable> failure =
        tools.engine().send(target, settings.values(), DeliveryItem.deletion(path));
    if (failure.isPresent()) {
      report("The deletion of " + path, failure.get());
      return;
    }
    failures = 0;
    deleted++;
    tools.log().remove(target.name(), List.of(path));
    tools.listener().deleted(target.name(), path);
  }

  private DeliveryItem item(DeliveryFile file) {
    return new DeliveryItem(
        DeliveryItem.SEND,
        file.path(),
        file.sha256(),
        file.bytes(),
        tools.mediaTypes().apply(file.path()),
        () -> tools.files().read(file));
  }

  private DeliveryReceipt receipt(DeliveryFile file, boolean arrived) {
    return new DeliveryReceipt(
        target.name(), file.path(), file.sha256(), arrived, tools.clock().millis());
  }

  private void report(String object, Throwable failure) {
    if (RootCauses.find(failure, ChangedFileException.class).isPresent()) {
      return;
    }
    if (RootCauses.find(failure, DeliveryRefusedException.class).isPresent()) {
      failures = FAILURES;
    } else if (RootCauses.find(failure, FileRefusedException.class).isPresent()) {
      // The target is in reach.
      failures = 0;
    } else {
      failures++;
    }
    if (problems.size() < LISTED) {
      Optional<DeliveryException> known = RootCauses.find(failure, DeliveryException.class);
      String reason = known.map(Throwable::getMessage).orElseGet(() -> cause(failure));
      String hint = known.map(DeliveryException::hint).orElse("");
      problems.add(
          Problem.error(
              ProblemCode.DELIVERY_FAILED,
              0,
              settings.withoutSecrets(
                  object + " did not arrive at the target " + target.name() + ": " + reason),
              settings.withoutSecrets(
                  hint.isEmpty()
                      ? "The next run tries again; offprint deliver "
                          + target.name()
                          + " tries now."
                      : hint)));
    }
  }

  private static String cause(Throwable failure) {
    String message = RootCauses.message(failure);
    return message.endsWith(".") ? message : message + ".";
  }

  private Problem held() {
    return Problem.error(
        ProblemCode.DELIVERY_HELD,
        0,
        plan.held()
            + " of "
            + plan.known()
            + " files at the target "
            + target.name()
            + " are not published any more. So many are not deleted without permission.",
        "If this is intended: offprint deliver " + target.name() + " --allow-withdrawals");
  }
}
