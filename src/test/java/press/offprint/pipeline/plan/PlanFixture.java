package press.offprint.pipeline.plan;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import press.offprint.Examples;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.cascade.TrustedFolders;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dates;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.RenditionInfo;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.ScanResult;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.run.LargeWithdrawal;
import press.offprint.pipeline.run.RunRequest;

/** The inputs of a plan, without a disk. The default is a published, unchanged site. */
final class PlanFixture {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Path CONTENT = Path.of("/site/content");
  private static final FileStamp STAMP = new FileStamp(10, 1, 1, "1");

  private final Map<String, ScannedPost> posts = new TreeMap<>();
  private final Map<String, CatalogEntry> known = new HashMap<>();
  private final Map<String, FileStamp> stamps = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Long> stored = new HashMap<>();
  final Map<String, String> editionHashes = new HashMap<>(Map.of("html", "h1", "pdf", "p1"));
  final List<Path> paths = new ArrayList<>();
  RunRequest request = RunRequest.CHANGES;
  ReadOutcomes outcomes = ReadOutcomes.NONE;
  boolean drafts;
  boolean future;
  boolean force;
  boolean allowEmpty;
  LargeWithdrawal withdrawals = LargeWithdrawal.STOP;
  private Cascades cascades = Cascades.NONE;
  Set<String> kept = Set.of();
  private final SiteIndexCache indexes = new SiteIndexCache();
  Predicate<String> failed = source -> true;
  BiPredicate<String, String> mayTry = (source, hash) -> true;

  /** Adds a new post. */
  PlanFixture newPost(String source, String path) {
    return scanned(source, header(source, path, false, Dates.NONE), "new", null);
  }

  /** Adds a published post with these dependencies. */
  PlanFixture published(String source, String path, Dependency... dependencies) {
    CatalogEntry entry = entry(source, path, List.of(dependencies));
    known.put(source, entry);
    return scanned(source, header(source, path, false, Dates.NONE), "same", entry);
  }

  /** Adds a post whose last attempt was rejected and read these dependencies. */
  PlanFixture rejected(String source, String path, Dependency... dependencies) {
    CatalogEntry entry =
        new CatalogEntry(
            source,
            STAMP,
            "same",
            EntryStatus.REJECTED,
            path,
            List.of(),
            LazyMetadata.of(metadata(source, false, Dates.NONE)),
            List.of(Problem.error(ProblemCode.LIMIT_DEPTH, 1, "Too deep.", "Split it.")),
            Stream.of(dependencies)
                .map(d -> new StampedDependency(d, new FileStamp(1, 1, 1, "1")))
                .toList(),
            List.of(),
            1,
            1,
            1);
    known.put(source, entry);
    return scanned(source, header(source, path, false, Dates.NONE), "same", entry);
  }

  /** Lets a rejected post expire, without a change of its text. */
  PlanFixture expired(String source, String path) {
    Dates dates =
        new Dates(
            Optional.empty(), Optional.empty(), Optional.empty(), date("2026-11-23T12:00:00Z"));
    return scanned(source, header(source, path, false, dates), "same", known.get(source));
  }

  /** Edits a published post. */
  PlanFixture edited(String source, String path) {
    return scanned(source, header(source, path, false, Dates.NONE), "edited", known.get(source));
  }

  PlanFixture draft(String source, String path) {
    return scanned(source, header(source, path, true, Dates.NONE), "draft", known.get(source));
  }

  PlanFixture dated(String source, String path, String date, String expiry) {
    Dates dates = new Dates(date(date), Optional.empty(), Optional.empty(), date(expiry));
    return scanned(source, header(source, path, false, dates), "dated", known.get(source));
  }

  private static Optional<OffsetDateTime> date(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.parse(text).atOffset(ZoneOffset.UTC));
  }

  /** Lets the section of a folder give a field to all posts below. */
  PlanFixture cascade(String section, Map<String, Object> values) {
    cascades =
        Cascades.trusting(new TrustedFolders(List.of("/**")))
            .and(section, Map.of("cascade", values));
    return this;
  }

  /** Makes a published post a draft by the field that its section gives. */
  PlanFixture draftByCascade(String source, String path) {
    PostHeader header = header(source, path, true, Dates.NONE);
    Metadata m = header.metadata();
    Metadata given =
        new Metadata(
            m.title(),
            "",
            "",
            "en",
            "ltr",
            List.of(),
            List.of(),
            Map.of(),
            m.dates(),
            m.address(),
            Optional.empty(),
            0,
            true,
            Map.of("draft", true));
    return scanned(
        source,
        new PostHeader(source, path, List.of(), given, List.of()),
        "draft",
        known.get(source));
  }

  /** Adds a source that cannot be published. */
  PlanFixture broken(String source) {
    Problem problem = Problem.error(ProblemCode.TITLE_MISSING, 1, "No title.", "Add one.");
    posts.put(
        source,
        new ScannedPost(
            file(source, null),
            Optional.empty(),
            List.of(problem),
            "",
            true,
            Optional.ofNullable(known.get(source))));
    return this;
  }

  /** Adds a folder that cannot be read. */
  PlanFixture unreadable(String source) {
    Problem problem =
        Problem.error(ProblemCode.SOURCE_UNREADABLE, 0, "Permission denied.", "Allow it.");
    posts.put(
        source,
        new ScannedPost(
            file(source, problem),
            Optional.empty(),
            List.of(problem),
            "",
            false,
            Optional.empty()));
    return this;
  }

  /** Adds a source that is still being written. */
  PlanFixture unsettled(String source) {
    posts.put(
        source,
        new ScannedPost(
            file(source, null),
            Optional.empty(),
            List.of(),
            "",
            false,
            Optional.ofNullable(known.get(source))));
    return this;
  }

  PlanFixture removed(String source) {
    posts.remove(source);
    return this;
  }

  /** Sets the present state of a file that posts refer to. */
  PlanFixture file(String path, String fingerprint, long size) {
    stamps.put(path, new FileStamp(size, 1, 1, "1"));
    files.put(path, fingerprint);
    return this;
  }

  /** Adds a file of the output folder whose size differs from the catalog, or that is missing. */
  PlanFixture storedSize(String path, long bytes) {
    stored.put(path, bytes);
    return this;
  }

  /** Returns a dependency on a file that had this size when the post was read. */
  static Dependency dependsOn(String path, String fingerprint) {
    return new Dependency(Dependency.Kind.FILE, path, fingerprint);
  }

  BuildPlan plan() {
    return BuildPlanner.plan(
        new PlanInputs(
            request,
            NOW.toEpochMilli(),
            new ScanResult(List.copyOf(posts.values()), cascades),
            Map.of(),
            known,
            CONTENT,
            paths,
            List.of("html", "pdf"),
            new Visibility(drafts, future, NOW),
            force,
            allowEmpty,
            withdrawals,
            upToDate(),
            new SitePlaces(Examples.site(), List.of()),
            false,
            List::of,
            outcomes,
            indexes,
            kept,
            failed,
            mayTry));
  }

  /** Returns the plan in one line for each decision, such as {@code build a.md html,pdf}. */
  List<String> decisions() {
    return plan().decisions().stream().map(PlanFixture::text).toList();
  }

  static String text(Decision decision) {
    String kind = decision.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    String detail =
        decision instanceof Decision.Build build
            ? " " + String.join(",", new java.util.TreeSet<>(build.editions()))
            : decision instanceof Decision.Reject reject
                ? " " + reject.problems().get(0).code()
                : "";
    return kind + " " + decision.source() + detail;
  }

  UpToDateCheck upToDate() {
    return new UpToDateCheck(
        Examples.site(),
        inputs(),
        new UpToDateCheck.InputFiles() {
          @Override
          public FileStamp stamp(String path) {
            return stamps.getOrDefault(path, FileStamp.MISSING);
          }

          @Override
          public List<String> names(String folder) {
            return List.of();
          }

          @Override
          public Optional<String> fingerprint(String path) {
            return Optional.ofNullable(files.get(path));
          }
        },
        path -> {
          Long size = stored.getOrDefault(path, 100L);
          return size == null || size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
        });
  }

  PostInputs inputs() {
    return new PostInputs("site", editionHashes::get, false);
  }

  private PlanFixture scanned(
      String source, PostHeader header, String fingerprint, CatalogEntry previous) {
    posts.put(
        source,
        new ScannedPost(
            file(source, null),
            Optional.of(header),
            List.of(),
            fingerprint,
            true,
            Optional.ofNullable(previous)));
    return this;
  }

  private static SourceFile file(String source, Problem problem) {
    return new SourceFile(source, CONTENT.resolve(source), STAMP, Optional.ofNullable(problem));
  }

  private CatalogEntry entry(String source, String path, List<Dependency> dependencies) {
    List<StoredRendition> renditions = new ArrayList<>();
    for (String edition : List.of("html", "pdf")) {
      String file = path.substring(1) + edition;
      renditions.add(
          new StoredRendition(
              new RenditionInfo(edition, file, "text/plain", 100, "00"),
              inputs().hash(edition, path, "same", dependencies),
              List.of()));
    }
    return new CatalogEntry(
        source,
        STAMP,
        "same",
        EntryStatus.PUBLISHED,
        path,
        List.of(),
        LazyMetadata.of(metadata(source, false, Dates.NONE)),
        List.of(),
        dependencies.stream()
            .map(d -> new StampedDependency(d, new FileStamp(1, 1, 1, "1")))
            .toList(),
        renditions,
        1,
        1,
        1);
  }

  static PostHeader header(String source, String path, boolean draft, Dates dates) {
    return new PostHeader(source, path, List.of(), metadata(source, draft, dates), List.of());
  }

  private static Metadata metadata(String source, boolean draft, Dates dates) {
    return new Metadata(
        "Title of " + source,
        "",
        "",
        "en",
        "ltr",
        List.of(),
        List.of(),
        Map.of(),
        dates,
        RequestedPermalink.NONE,
        Optional.empty(),
        0,
        draft,
        Map.of());
  }
}
