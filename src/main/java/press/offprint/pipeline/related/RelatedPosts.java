package press.offprint.pipeline.related;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CountedTerms;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.RelatedPost;
import press.offprint.pipeline.ahead.ReadAheadStep;
import press.offprint.pipeline.exec.Parallel;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The step that finds related posts and keywords. The words of each changed post are counted before
 * any post is rendered; then the lists of all posts are made, and the posts whose visible
 * suggestions changed join the plan. In routes this bean is {@code related}.
 *
 * <p>While a folder is watched, an edited post is published with its former suggestions at once.
 * The lists are made afterwards in the background, and later runs publish the posts that they
 * change.
 */
public final class RelatedPosts {
  /** With at most this many changed posts, a watched folder does not wait for lists. */
  private static final int FEW = 8;

  /** The number of posts that one run of a watched folder makes again for their lists alone. */
  private static final int BATCH = 4;

  private static final int WRITTEN_AT_ONCE = 256;

  private final RelatedLinks links;
  private final CatalogCache catalog;
  private final UpToDateCheck upToDate;
  private final PostReader reader;
  private final ReadAheadStep ahead;
  private final UnaryOperator<BuildPlan> planner;
  private final StopFlag stop;
  private final int threads;
  private final BackgroundLists background = new BackgroundLists();
  private volatile boolean watching;
  private volatile boolean postponed;
  private volatile BuildPlan last;

  /**
   * Creates the step.
   *
   * @param planner returns the plan for the same scan with the lists of now
   * @param threads number of posts that are read at once
   */
  public RelatedPosts(
      RelatedLinks links,
      CatalogCache catalog,
      UpToDateCheck upToDate,
      PostReader reader,
      ReadAheadStep ahead,
      UnaryOperator<BuildPlan> planner,
      StopFlag stop,
      int threads) {
    this.links = links;
    this.catalog = catalog;
    this.upToDate = upToDate;
    this.reader = reader;
    this.ahead = ahead;
    this.planner = planner;
    this.stop = stop;
    this.threads = threads;
  }

  /** Switches to watch mode, in which no edit waits for lists. */
  public void watchMode() {
    watching = true;
  }

  /** Returns true if a run has lists to publish. */
  public boolean isDue() {
    return postponed || background.isMade();
  }

  /** Replaces the {@link BuildPlan} in the body by one with the suggestions of now. */
  public void relate(Exchange exchange) {
    BuildPlan plan = exchange.getMessage().getBody(BuildPlan.class);
    if (!links.isEnabled()) {
      if (!links.state().madeFrom().isEmpty()) {
        links.state().replace(Map.of(), "");
      }
      return;
    }
    links.state().remove(plan.removed());
    boolean prompt = watching && isForAllChanges(plan.request());
    List<ScannedPost> uncounted = uncounted(plan);
    boolean later = prompt && uncounted.size() <= FEW && !links.state().madeFrom().isEmpty();
    boolean changed = false;
    if (later) {
      Optional<BackgroundLists.Made> made = background.take();
      changed = made.isPresent() && replace(made.get().lists(), made.get().hash());
    } else {
      read(uncounted, plan.siteIndex());
      changed = make(members(plan, true), stop::isRequested);
    }
    BuildPlan complete = changed ? planner.apply(plan) : plan;
    last = complete;
    postponed = false;
    exchange.getMessage().setBody(prompt ? promptly(complete) : complete);
    ExchangeKey.REQUEST.set(exchange, plan.request());
  }

  // The watcher asks for all changes, and so does a person who publishes without naming a post.
  private static boolean isForAllChanges(RunRequest request) {
    return request.editions().isEmpty() && request.sources().isEmpty() && !request.force();
  }

  /** Returns the published posts that a post shows to its readers, from the catalog alone. */
  public List<RelatedPost> shown(String source) {
    List<RelatedPost> shown = new ArrayList<>();
    RelatedEntry entry = links.state().lists().get(source);
    for (RelatedEntry.Score score : entry == null ? List.<RelatedEntry.Score>of() : entry.posts()) {
      Optional<CatalogEntry> post =
          catalog.find(score.source()).filter(known -> !known.renditions().isEmpty());
      if (shown.size() < RelatedLinks.SHOWN && post.isPresent()) {
        post.get()
            .metadata()
            .read()
            .ifPresent(
                metadata ->
                    shown.add(RelatedLinks.post(score.source(), post.get().path(), metadata)));
      }
    }
    return shown;
  }

  /** Ends a run: in watch mode, lists that are no longer current are made in the background. */
  public void follow(Exchange exchange) {
    links.readAhead().clear();
    BuildPlan plan = last;
    if (watching && plan != null && links.isEnabled() && !stop.isRequested()) {
      MemberSet members = members(plan, false);
      if (!members.hash().equals(links.state().madeFrom())) {
        background.start(members.hash(), () -> lists(members, stop::isRequested));
      }
    }
  }

  /** Returns true if lists are to be made although no post is stale. */
  public boolean isStale(BuildPlan plan) {
    if (!links.isEnabled()) {
      return !links.state().madeFrom().isEmpty();
    }
    return !uncounted(plan).isEmpty()
        || !members(plan, true).hash().equals(links.state().madeFrom());
  }

  // Posts that take part and are or will be published, but whose words of now are not counted.
  private List<ScannedPost> uncounted(BuildPlan plan) {
    Set<String> built = built(plan);
    List<ScannedPost> uncounted = new ArrayList<>();
    for (ScannedPost post : plan.scan().posts()) {
      boolean build = built.contains(post.source());
      Optional<PostHeader> header = plan.siteIndex().findBySource(post.source());
      if (header.isPresent()
          && (build || post.isPublished())
          && links.isEligible(post.source(), header.get().metadata())
          && !isCounted(post, build, plan.siteIndex())) {
        uncounted.add(post);
      }
    }
    return uncounted;
  }

  private static Set<String> built(BuildPlan plan) {
    Set<String> built = new HashSet<>();
    plan.all(Decision.Build.class).forEach(build -> built.add(build.source()));
    return built;
  }

  // The words of a post whose renditions are current are current too, because both have one input.
  private boolean isCounted(ScannedPost post, boolean build, SiteIndex siteIndex) {
    String known = links.state().termsHash(post.source());
    Optional<CatalogEntry> entry = post.previous();
    boolean stale =
        build
            && (entry.isEmpty() || !known.equals(upToDate.termsHash(entry.get(), post, siteIndex)));
    return !known.isEmpty() && !stale;
  }

  private void read(List<ScannedPost> posts, SiteIndex siteIndex) {
    for (int from = 0; from < posts.size() && !stop.isRequested(); from += WRITTEN_AT_ONCE) {
      int to = Math.min(posts.size(), from + WRITTEN_AT_ONCE);
      List<List<CountedTerms>> counted =
          Parallel.map(threads, posts.subList(from, to), post -> read(post, siteIndex));
      links.state().put(counted.stream().flatMap(List::stream).toList());
    }
  }

  private List<CountedTerms> read(ScannedPost post, SiteIndex siteIndex) {
    PostHeader header = siteIndex.findBySource(post.source()).orElseThrow();
    if (stop.isRequested()) {
      return List.of();
    }
    PostReading reading =
        links.readAhead().find(post.source()).orElseGet(() -> reading(post, header, siteIndex));
    List<CountedTerms> counted =
        reading
            .article()
            .flatMap(article -> links.count(article, reading.read().fingerprint()))
            .map(List::of)
            .orElse(List.of());
    return counted;
  }

  private PostReading reading(ScannedPost post, PostHeader header, SiteIndex siteIndex) {
    PostReading reading =
        reader.reading(post.file(), header, post.read() ? post.fingerprint() : "", siteIndex);
    links.readAhead().put(post.source(), reading);
    return reading;
  }

  /**
   * Returns the posts that take part and have counted words.
   *
   * @param planned true if posts count that the plan builds; false if published ones alone do
   */
  private MemberSet members(BuildPlan plan, boolean planned) {
    SiteIndex siteIndex = plan.siteIndex();
    Set<String> built = planned ? built(plan) : Set.of();
    List<PostHeader> posts = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    Map<String, List<String>> recommended = new HashMap<>();
    for (PostHeader header : siteIndex.headers()) {
      String source = header.source();
      String hash = links.state().termsHash(source);
      boolean published =
          built.contains(source)
              || catalog.find(source).filter(e -> !e.renditions().isEmpty()).isPresent();
      if (published && !hash.isEmpty() && links.isEligible(source, header.metadata())) {
        posts.add(header);
        hashes.add(hash);
        List<PostHeader> own = links.recommended(header, siteIndex);
        if (!own.isEmpty()) {
          recommended.put(source, own.stream().map(PostHeader::source).toList());
        }
      }
    }
    return MemberSet.of(posts, hashes, recommended);
  }

  /** Makes lists if their inputs changed; returns true if a list changed. */
  private boolean make(MemberSet members, BooleanSupplier cancelled) {
    if (members.hash().equals(links.state().madeFrom())) {
      return false;
    }
    BackgroundLists.Made made = lists(members, cancelled);
    return !cancelled.getAsBoolean() && replace(made.lists(), made.hash());
  }

  private BackgroundLists.Made lists(MemberSet members, BooleanSupplier cancelled) {
    try {
      return new BackgroundLists.Made(
          members.hash(), members.lists(links.state().terms(), cancelled));
    } catch (IllegalArgumentException e) {
      // Damaged words are counted again by the next run, which then makes the lists.
      links.state().removeTerms();
      return new BackgroundLists.Made("", links.state().lists());
    }
  }

  private boolean replace(Map<String, RelatedEntry> lists, String hash) {
    return !links.state().replace(lists, hash).isEmpty();
  }

  // In a watched folder, posts that only suggest others now wait for the posts that were edited.
  private BuildPlan promptly(BuildPlan plan) {
    List<Decision.Build> waiting = new ArrayList<>();
    for (Decision.Build build : plan.builds()) {
      if (build.post().isPublished()
          && upToDate.isStaleByRelated(
              build.post(), build.header(), plan.siteIndex(), build.editions())) {
        waiting.add(build);
      }
    }
    Set<String> left = new HashSet<>();
    waiting.forEach(build -> left.add(build.source()));
    if (waiting.size() == plan.builds().size()) {
      ahead
          .readable(waiting, plan.siteIndex(), BATCH)
          .forEach(build -> left.remove(build.source()));
    }
    // A run is due when a slow one has been read.
    postponed = left.stream().anyMatch(source -> !ahead.isSlow(source));
    return left.isEmpty() ? plan : plan.without(left);
  }
}
