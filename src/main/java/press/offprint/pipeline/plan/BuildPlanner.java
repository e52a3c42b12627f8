package press.offprint.pipeline.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.Section;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;
import press.offprint.model.OffprintException;
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Site;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.RetrySchedule;

/** Finds what is due: what changed, what its makers changed for, and what is gone. */
public final class BuildPlanner {
  private final PublishSettings settings;
  private final Site site;
  private final ContentFolder content;
  private final SiteFileLookup files;
  private final OutputFolder output;
  private final CatalogCache catalog;
  private final RetrySchedule retries;
  private final SourceScanner surveyor;
  private final MetadataCacheValidity cacheValidity;
  private final DependencyHashes stamps;
  private final EditionRoutes editions;
  private final EditionFingerprints keys;
  private final ReceiptWriter receipts;
  private final Unpublisher withdrawals;
  private final StopFlag stop;
  private volatile long untilMillis = Long.MAX_VALUE;
  private final AtomicReference<Optional<BuildPlan>> prepared =
      new AtomicReference<>(Optional.empty());

  public BuildPlanner(
      Publisher.Room room,
      EditionRoutes editions,
      SourceScanner surveyor,
      MetadataCacheValidity cacheValidity,
      DependencyHashes stamps,
      ReceiptWriter receipts,
      Unpublisher withdrawals) {
    this.settings = room.settings();
    this.site = room.site();
    this.content = room.content();
    this.files = room.files();
    this.output = room.output();
    this.catalog = room.catalog();
    this.keys = room.keys();
    this.editions = editions;
    this.surveyor = surveyor;
    this.cacheValidity = cacheValidity;
    this.stamps = stamps;
    this.retries = room.retries();
    this.stop = room.stop();
    this.receipts = receipts;
    this.withdrawals = withdrawals;
  }

  /** The jobs of a plan, for the route that splits it; no more of them once the press ends. */
  public Iterator<PostJob> jobs(Exchange exchange) {
    List<PostJob> jobs = exchange.getMessage().getBody(BuildPlan.class).jobs();
    receipts.queued(jobs);
    Iterator<PostJob> all = jobs.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !stop.isRequested() && all.hasNext();
      }

      @Override
      public PostJob next() {
        return all.next();
      }
    };
  }

  /**
   * Until a post that failed may be tried again, or the calendar makes one due; empty for never.
   */
  public OptionalLong millisToNext() {
    OptionalLong retry = retries.millisToNext();
    if (untilMillis == Long.MAX_VALUE) {
      return retry;
    }
    long calendar = Math.max(0, untilMillis - settings.clock().millis());
    return OptionalLong.of(Math.min(calendar, retry.orElse(calendar)));
  }

  /**
   * Makes the plan of the run that comes next ahead of it.
   *
   * @param expecting run as soon as a post is likely to be due
   */
  public BuildPlan prepare(RunRequest request, Runnable expecting) {
    BuildPlan plan = plan(request, expecting);
    prepared.set(Optional.of(plan));
    return plan;
  }

  /** Looks at all sources and tells which posts are due; all others get their receipts at once. */
  public BuildPlan plan(Exchange exchange) {
    RunRequest request = RunRequest.take(exchange);
    return prepared.getAndSet(Optional.empty()).orElseGet(() -> plan(request, () -> {}));
  }

  private BuildPlan plan(RunRequest request, Runnable expecting) {
    retries.begin();
    keys.refresh();
    List<SourceFile> files = content.scan();
    guardAgainstAnEmptyFolder(files, request);
    SourceScanner.All looked = surveyor.survey(files, expecting);
    List<ScannedPost> scannedPosts = looked.scannedPosts();
    boolean whole = settings.paths().isEmpty() && request.sources().isEmpty();
    cacheValidity.begin(looked.cascades(), scannedPosts, whole);
    Visibility visibility =
        new Visibility(settings.drafts(), settings.future(), settings.clock().instant());

    List<PostHeader> headers = new ArrayList<>();
    scannedPosts.forEach(s -> s.header().filter(visibility::shows).ifPresent(headers::add));
    SiteIndex everything = SiteIndex.of(headers, looked.cascades());
    Map<String, Problem> rejected = PathConflicts.of(everything, scannedPosts).rejected();
    SiteIndex siteIndex =
        rejected.isEmpty()
            ? everything
            : SiteIndex.of(
                headers.stream().filter(c -> !rejected.containsKey(c.source())).toList(),
                looked.cascades());

    List<ScannedPost> chosen =
        scannedPosts.stream().filter(s -> isChosen(s.file(), request)).toList();
    Set<String> gone = goneSources(files, request);
    receipts.begin(chosen.size() + gone.size(), request.client());
    List<PostJob> jobs = new ArrayList<>();
    for (ScannedPost scanned : chosen) {
      sort(scanned, visibility, rejected, siteIndex, request).ifPresent(jobs::add);
    }
    untilMillis = visibility.untilMillis(scannedPosts);
    return new BuildPlan(siteIndex, jobs, gone, files, untilMillis);
  }

  private Optional<PostJob> sort(
      ScannedPost scanned,
      Visibility visibility,
      Map<String, Problem> rejected,
      SiteIndex siteIndex,
      RunRequest request) {
    if (scanned.header().isEmpty()) {
      if (!scanned.problems().isEmpty()) {
        receipts.reject(scanned, scanned.problems());
      }
      return Optional.empty();
    }
    PostHeader header = scanned.header().get();
    if (!visibility.shows(header)) {
      withdrawals.ignore(scanned, header);
      return Optional.empty();
    }
    if (rejected.containsKey(header.source())) {
      receipts.reject(scanned, List.of(rejected.get(header.source())));
      return Optional.empty();
    }
    Set<String> due = dueEditions(scanned, header, siteIndex, request);
    if (due.isEmpty()) {
      receipts.unchanged(scanned);
      return Optional.empty();
    }
    if (!settings.force()
        && !request.force()
        && !retries.mayTry(header.source(), attempt(scanned, header, siteIndex, due))) {
      receipts.skip(scanned);
      return Optional.empty();
    }
    return Optional.of(
        new PostJob(
            scanned.file(),
            header,
            scanned.read() ? scanned.fingerprint() : "",
            siteIndex,
            due,
            scanned.previous()));
  }

  private String attempt(
      ScannedPost scanned, PostHeader header, SiteIndex siteIndex, Set<String> due) {
    List<Dependency> now =
        scanned.previous().map(CatalogEntry::dependencies).orElse(List.of()).stream()
            .map(known -> current(header.source(), known, siteIndex))
            .toList();
    return stamps.inputHash(due, header.path(), scanned.fingerprint(), now);
  }

  private Set<String> dueEditions(
      ScannedPost scanned, PostHeader header, SiteIndex siteIndex, RunRequest request) {
    Set<String> due = new TreeSet<>(editions.names("post"));
    due.removeIf(edition -> !request.wants(edition));
    if (settings.force() || request.force() || scanned.previous().isEmpty()) {
      return due;
    }
    CatalogEntry entry = scanned.previous().get();
    if (entry.status() != EntryStatus.PUBLISHED
        || !entry.fingerprint().equals(scanned.fingerprint())) {
      return due;
    }
    List<Dependency> now =
        entry.dependencies().stream()
            .map(known -> current(entry.source(), known, siteIndex))
            .toList();
    for (StoredRendition rendition : entry.renditions()) {
      String edition = rendition.download().edition();
      if (due.contains(edition)
          && rendition.inputHash().equals(madeFrom(edition, header, scanned.fingerprint(), now))
          && stands(rendition.download())) {
        due.remove(edition);
      }
    }
    return due;
  }

  private boolean stands(RenditionInfo rendition) {
    return output.size(rendition.path()).equals(OptionalLong.of(rendition.bytes()));
  }

  private Dependency current(String source, StampedDependency known, SiteIndex siteIndex) {
    Dependency dependency = known.dependency();
    String name = dependency.name();
    return switch (dependency.kind()) {
      case POST ->
          new Dependency(
              dependency.kind(),
              name,
              siteIndex
                  .findBySource(name)
                  .map(PostHeader::dependency)
                  .map(Dependency::fingerprint)
                  .orElse(""));
      case SECTION -> Section.dependency(name, siteIndex).orElse(dependency);
      case PLACE, LINK, NOTE -> siteIndex.dependency(dependency.kind(), source, name);
      case FILE ->
          files.stamp(name).equals(known.stamp())
              ? dependency
              : new Dependency(dependency.kind(), name, files.fingerprint(name).orElse(""));
    };
  }

  String madeFrom(String edition, PostHeader header, String post, List<Dependency> dependencies) {
    String key = keys.of("post-" + edition);
    return InputHash.ofPost(key, site.fingerprint(), header.path(), post, dependencies);
  }

  private boolean isChosen(SourceFile file, RunRequest request) {
    return request.names(file.source())
        && (settings.paths().isEmpty()
            || settings.paths().stream().anyMatch(path -> file.file().startsWith(path)));
  }

  private Set<String> goneSources(Collection<SourceFile> scanned, RunRequest request) {
    Set<String> gone = catalog.sources();
    Set<String> there = scanned.stream().map(SourceFile::source).collect(Collectors.toSet());
    // Of a folder that cannot be read nothing is known, so nothing below it is gone.
    List<String> unreadable =
        scanned.stream()
            .filter(file -> file.problem().isPresent())
            .map(file -> file.source() + "/")
            .toList();
    gone.removeIf(
        source ->
            there.contains(source)
                || !request.names(source)
                || !isBelowChosen(source)
                || unreadable.stream().anyMatch(source::startsWith));
    return new TreeSet<>(gone);
  }

  private boolean isBelowChosen(String source) {
    Path file = settings.content().resolve(source);
    return settings.paths().isEmpty()
        || settings.paths().stream().anyMatch(path -> file.startsWith(path));
  }

  private void guardAgainstAnEmptyFolder(List<SourceFile> scanned, RunRequest request) {
    Set<String> published = new HashSet<>();
    for (CatalogEntry entry : catalog.all()) {
      if (!entry.renditions().isEmpty()) {
        published.add(entry.source());
      }
    }
    // Whoever names a post that is gone means it.
    published.removeAll(request.sources());
    if (scanned.isEmpty() && !published.isEmpty() && !settings.allowEmpty()) {
      throw new OffprintException(
          "The content folder "
              + settings.content()
              + " holds no posts, but "
              + published.size()
              + " are published from it. Is a disk not mounted? Nothing was changed."
              + " To withdraw them all, add --allow-empty.");
    }
  }
}
