package press.offprint.cli.report.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.delivery.DeliveryReceipt;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.PostVersion;
import press.offprint.deliver.DeliveryStatus;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.plan.HiddenEntries;
import press.offprint.pipeline.plan.TranslatedEntries;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.Hidden;

/**
 * The content of a catalog at one moment, as {@code status} and {@code show} print it.
 *
 * @param site the files of the whole site
 * @param deliveries the targets of deliveries
 */
public record CatalogReport(
    PublishSettings settings,
    List<Item> items,
    List<SiteRendition> site,
    DeliveryStatus deliveries) {
  private static final int ONE_BY_ONE = 100;

  /**
   * One source.
   *
   * @param problems of the entry, the accepted ones marked
   * @param failedAttempt the last attempt if it failed, else null
   * @param hidden the reason why it is not published, if it is ignored
   * @param related the posts and the keywords that fit it
   * @param translations the published translations, without the source itself
   * @param delivered the receipts of its files at the targets
   * @param versions the oldest first; empty unless {@link #withVersions} read them
   * @param heldVersion the number of the version that it shows until it is released, else 0
   */
  public record Item(
      CatalogEntry entry,
      List<Problem> problems,
      FailedAttempt failedAttempt,
      Hidden hidden,
      RelatedEntry related,
      List<TranslatedEntries.Translation> translations,
      List<DeliveryReceipt> delivered,
      List<PostVersion> versions,
      int heldVersion) {
    private Item with(List<PostVersion> read) {
      return new Item(
          entry,
          problems,
          failedAttempt,
          hidden,
          related,
          translations,
          delivered,
          read,
          heldVersion);
    }

    /** Returns the last attempt if it failed. */
    public Optional<FailedAttempt> attempt() {
      return Optional.ofNullable(failedAttempt);
    }

    /** Returns true if the source is not published or has problems that are not accepted. */
    public boolean isNotable() {
      return entry.status() != EntryStatus.PUBLISHED
          || problems.stream().anyMatch(problem -> !problem.isAccepted());
    }
  }

  /**
   * Reads the catalog of an output folder. A state that an earlier version kept in the output
   * folder is moved before. The report is empty if nothing was published yet.
   *
   * @throws CatalogException if the catalog cannot be read
   */
  public static CatalogReport of(PublishSettings settings, Consumer<String> notices) {
    return of(settings, notices, List.of());
  }

  /**
   * Reads the entries at some paths, with all that {@link #of(PublishSettings, Consumer)} reports
   * of them. Other entries are read only if those at the paths show them.
   *
   * @param paths no path for all entries
   * @throws CatalogException if the catalog cannot be read
   */
  public static CatalogReport of(
      PublishSettings settings, Consumer<String> notices, Collection<Path> paths) {
    ProjectOperations.moveFormerState(settings, notices);
    try (Catalog catalog = Catalog.openReadOnly(ProjectOperations.state(settings)).orElse(null)) {
      if (catalog == null) {
        return new CatalogReport(settings, List.of(), List.of(), DeliveryStatus.NONE);
      }
      EntrySelection chosen = EntrySelection.of(catalog, settings, paths);
      Map<String, FailedAttempt> attempts = catalog.attempts();
      Map<String, CatalogEntry> known = chosen.known();
      Map<String, HeldPost> held = catalog.versions().held();
      List<Item> items = new ArrayList<>();
      Map<String, Hidden> hidden = HiddenEntries.of(known.values(), settings.clock().instant());
      Acceptance acceptance = ProjectOperations.acceptance(settings);
      DeliveryStatus deliveries = DeliveryStatus.of(settings);
      TranslatedEntries translated = TranslatedEntries.of(settings, known.values());
      for (CatalogEntry entry : chosen.entries()) {
        items.add(
            new Item(
                entry,
                problems(entry, acceptance),
                attempts.get(entry.source()),
                hidden.getOrDefault(entry.source(), Hidden.NONE),
                related(entry, chosen.related(), known),
                translated.of(entry.source()),
                deliveries.of(files(entry)),
                List.of(),
                held.containsKey(entry.source()) ? held.get(entry.source()).number() : 0));
      }
      return new CatalogReport(settings, List.copyOf(items), catalog.siteRenditions(), deliveries);
    }
  }

  /** Returns items of this report with their versions, which are read now. */
  public List<Item> withVersions(List<Item> some) {
    try (Catalog catalog = Catalog.openReadOnly(ProjectOperations.state(settings)).orElse(null)) {
      if (catalog == null || some.isEmpty()) {
        return some;
      }
      Map<String, List<PostVersion>> all =
          some.size() > ONE_BY_ONE
              ? catalog.versions().all().stream().collect(groupingBy(PostVersion::source))
              : some.stream()
                  .map(item -> item.entry().source())
                  .distinct()
                  .collect(toMap(source -> source, catalog.versions()::of));
      return some.stream()
          .map(item -> item.with(all.getOrDefault(item.entry().source(), List.of())))
          .toList();
    }
  }

  // A post that takes no part has the keywords of its author. A post that failed after the lists
  // were made is not published, and so it is left out.
  private static RelatedEntry related(
      CatalogEntry entry, Map<String, RelatedEntry> all, Map<String, CatalogEntry> entries) {
    RelatedEntry found = all.get(entry.source());
    if (found == null) {
      List<String> own = entry.metadata().read().map(Metadata::keywords).orElse(List.of());
      return new RelatedEntry(entry.source(), List.of(), own);
    }
    List<RelatedEntry.Score> published =
        found.posts().stream().filter(post -> isPublished(entries.get(post.source()))).toList();
    return new RelatedEntry(found.source(), published, found.keywords());
  }

  private static boolean isPublished(CatalogEntry entry) {
    return entry != null && !entry.renditions().isEmpty();
  }

  /** Returns the posts that are published now; the page of a section is no post. */
  public List<Item> published() {
    return items.stream()
        .filter(item -> isPublished(item.entry()))
        .filter(item -> !item.entry().source().replaceFirst(".*/", "").startsWith("_index."))
        .toList();
  }

  private static List<Problem> problems(CatalogEntry entry, Acceptance acceptance) {
    Map<String, Object> fields = entry.metadata().read().map(Metadata::fields).orElse(Map.of());
    return acceptance.of(entry.source(), fields, entry.problems());
  }

  /**
   * Returns the sources at or below a path, or the source of a published file. A relative path may
   * be relative to the project, to the current folder or to the content folder.
   */
  public List<Item> at(Path path) {
    CatalogPlaces places = CatalogPlaces.of(settings, path);
    return items.stream().filter(item -> places.hold(item.entry())).toList();
  }

  static List<String> files(CatalogEntry entry) {
    List<String> files = new ArrayList<>();
    for (StoredRendition rendition : entry.renditions()) {
      files.add(rendition.download().path());
      files.addAll(rendition.companions());
    }
    return files;
  }
}
