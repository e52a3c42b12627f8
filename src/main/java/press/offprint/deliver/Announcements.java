package press.offprint.deliver;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import press.offprint.catalog.delivery.DeliveryReceipt;
import press.offprint.catalog.delivery.MessageLog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.deliver.plan.Announcement;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.deliver.plan.DeliveryPlan;
import press.offprint.model.Metadata;
import press.offprint.model.RenditionInfo;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;

/**
 * The posts and issues that targets announce. The first delivery to such a target announces nothing
 * that is published already, unless {@code since} asks for it.
 */
final class Announcements {
  private static final Set<String> KINDS = Set.of("mail", "mastodon");

  /** Dates have no hours often, and time zones differ by a day at most. */
  private static final Duration DAY = Duration.ofDays(1);

  private final Map<String, Announcement> byPath = new LinkedHashMap<>();

  Announcements(PublishedSource source) {
    for (CatalogEntry entry : source.entries()) {
      String kind = ProjectOperations.announcedKind(entry);
      if (!kind.isEmpty()) {
        entry.metadata().read().ifPresent(about -> add(entry, kind, about));
      }
    }
  }

  private void add(CatalogEntry entry, String kind, Metadata about) {
    for (RenditionInfo file : entry.downloads()) {
      // Mail is a file of an issue, and not its page.
      if (file.mediaType().equals("text/html") && !file.path().endsWith("/mail.html")) {
        String summary = about.description().isEmpty() ? about.summary() : about.description();
        byPath.put(
            file.path(),
            new Announcement(
                entry.source(),
                kind,
                file.path(),
                entry.path(),
                about.title(),
                summary,
                about.language(),
                about.dates().date().orElseThrow(),
                entry.downloads().stream().map(RenditionInfo::path).toList()));
        return;
      }
    }
  }

  /** Returns true if the route of a target gets posts and not files. */
  static boolean isFor(DeliveryTarget target) {
    return target
        .setting("announce")
        .map(Boolean::parseBoolean)
        .orElse(KINDS.contains(target.kind()));
  }

  /** Returns the announcement with this page. */
  Announcement of(DeliveryFile page) {
    return byPath.get(page.path());
  }

  /**
   * Returns the announcements that a target lacks.
   *
   * @param start the first delivery to the target; empty if this is the first one
   */
  DeliveryPlan plan(
      DeliveryTarget target,
      List<DeliveryFile> files,
      Map<String, DeliveryReceipt> receipts,
      OptionalLong start) {
    Instant from = since(target, start);
    List<DeliveryFile> send = new ArrayList<>();
    for (DeliveryFile file : files) {
      Announcement announcement = byPath.get(file.path());
      DeliveryReceipt receipt = receipts.get(file.path());
      if (announcement != null
          && !file.sha256().isEmpty()
          && isOf(target, announcement)
          && !announcement.date().toInstant().isBefore(from)
          && (receipt == null || !receipt.sent())) {
        send.add(file);
      }
    }
    send.sort((a, b) -> byPath.get(a.path()).date().compareTo(byPath.get(b.path()).date()));
    return new DeliveryPlan(target.name(), send, List.of(), 0, receipts.size());
  }

  /** Records a first delivery: what is published and not asked for needs no message any more. */
  void begin(
      DeliveryTarget target,
      List<DeliveryFile> files,
      Map<String, DeliveryReceipt> receipts,
      MessageLog messages,
      Consumer<List<DeliveryReceipt>> log,
      long now) {
    List<String> asked =
        plan(target, files, receipts, OptionalLong.empty()).send().stream()
            .map(DeliveryFile::path)
            .toList();
    log.accept(
        files.stream()
            .filter(file -> byPath.containsKey(file.path()) && !asked.contains(file.path()))
            .map(file -> new DeliveryReceipt(target.name(), file.path(), file.sha256(), true, now))
            .toList());
    messages.begin(target.name(), now);
  }

  private static boolean isOf(DeliveryTarget target, Announcement announcement) {
    String of = target.setting("of").orElse("posts");
    return of.equals("all") || of.equals(announcement.kind() + "s");
  }

  private static Instant since(DeliveryTarget target, OptionalLong start) {
    String since = target.setting("since").orElse("");
    if (!since.isEmpty()) {
      try {
        return LocalDate.parse(since).atStartOfDay().toInstant(ZoneOffset.UTC).minus(DAY);
      } catch (DateTimeException e) {
        throw new OffprintException(
            "The setting since of the target "
                + target.name()
                + " is \""
                + since
                + "\". Write a day, such as 2026-05-17.",
            e);
      }
    }
    return start.isEmpty() ? Instant.MAX : Instant.ofEpochMilli(start.getAsLong()).minus(DAY);
  }
}
