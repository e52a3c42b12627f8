package press.offprint.pipeline.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.BuildOptions;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.cascade.FieldNames;
import press.offprint.model.Metadata;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.HiddenReason;

/**
 * The check of a plan for large withdrawals that nobody may have intended: of more than a tenth of
 * the published posts because of a file that is not theirs, such as the cascade of a section or a
 * page bundle that became a draft; and of nearly all posts because their files are missing, as on a
 * disk that is not mounted. A post that is hidden by its own front matter, by its date or because
 * {@code --drafts} is no longer given does not count.
 */
final class WithdrawalGuard {
  /** The number of posts up to which one file may withdraw posts of others. */
  private static final int FEW = 2;

  private static final int TENTH = 10;

  /** The number of posts up to which files may be deleted at once, also all but one. */
  private static final int FEW_DELETED = 4;

  private static final int QUARTER = 4;

  private final PlanInputs in;
  private final List<Decision> decisions;
  private final long published;

  WithdrawalGuard(PlanInputs in, List<Decision> decisions) {
    this.in = in;
    this.decisions = decisions;
    this.published = in.known().values().stream().filter(WithdrawalGuard::isPublishedPost).count();
  }

  /**
   * The posts that a plan must not withdraw without permission.
   *
   * @param message for the person: the cause, the number and the next step
   */
  record Held(Set<String> sources, String message) {
    Held {
      sources = Set.copyOf(sources);
    }
  }

  /**
   * Requires that the content folder has posts if there are published ones.
   *
   * @throws WithdrawalException if it has none and this is not allowed
   */
  static void requireSomePosts(PlanInputs in) {
    if (!in.scan().posts().isEmpty() || in.allowEmpty()) {
      return;
    }
    // A request that names a removed post asks for its removal.
    long published =
        in.known().values().stream()
            .filter(entry -> !entry.renditions().isEmpty())
            .map(CatalogEntry::source)
            .filter(source -> !in.request().sources().contains(source))
            .count();
    if (published > 0) {
      throw new WithdrawalException(
          "The content folder "
              + in.content()
              + " has no posts, but "
              + published
              + " posts of it are published. Check that its disk is mounted. Nothing was changed."
              + " To remove all published posts, add --allow-empty.");
    }
  }

  /**
   * Requires that the content folder still has a quarter of the published posts.
   *
   * @throws WithdrawalException if it has not
   */
  void requireMostPosts() {
    long removed =
        decisions.stream()
            .filter(Decision.Remove.class::isInstance)
            .map(Decision::source)
            .filter(source -> !in.request().sources().contains(source))
            .filter(source -> isPublishedPost(in.known().get(source)))
            .count();
    // A post whose folder was renamed is removed and new.
    long added =
        decisions.stream()
            .filter(Decision.Build.class::isInstance)
            .map(decision -> ((Decision.Build) decision).post())
            .filter(post -> !post.isPublished() && !SiteLists.isSection(post.source()))
            .count();
    if (removed > FEW_DELETED && (published - removed + added) * QUARTER < published) {
      throw new WithdrawalException(
          "The content folder "
              + in.content()
              + " has lost "
              + removed
              + " of "
              + published
              + " published posts. Check that its disk is mounted completely. Nothing was changed."
              + " To withdraw these posts, add --allow-withdrawals.");
    }
  }

  /** Returns the posts that files of others would withdraw; empty if they are few. */
  Optional<Held> held() {
    Map<String, String> causes = new TreeMap<>();
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Hide hide && hide.post().isPublished()) {
        cause(hide).ifPresent(cause -> causes.put(hide.source(), cause));
      }
    }
    causes.keySet().removeIf(SiteLists::isSection);
    if (causes.size() <= FEW || (long) causes.size() * TENTH <= published) {
      return Optional.empty();
    }
    return Optional.of(new Held(causes.keySet(), message(causes)));
  }

  private String message(Map<String, String> causes) {
    Map<String, Integer> counts = new HashMap<>();
    causes.values().forEach(cause -> counts.merge(cause, 1, Integer::sum));
    String most =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .orElseThrow()
            .getKey();
    int others = counts.size() - 1;
    return in.content().resolve(most)
        + (others == 0 ? "" : " and " + others + " other files")
        + " would withdraw "
        + causes.size()
        + " of "
        + published
        + " published posts: "
        + String.join(", ", causes.keySet().stream().limit(3).toList())
        + (causes.size() > 3 ? " and " + (causes.size() - 3) + " more" : "")
        + ". None of them was withdrawn. Correct the "
        + (SiteLists.isSection(most) ? "cascade of that file" : "front matter of that page bundle")
        + ", or add --allow-withdrawals if this is intended.";
  }

  // Empty if the post itself, the time or an option is the cause.
  private Optional<String> cause(Decision.Hide hide) {
    Hidden hidden = hide.hidden();
    if (hidden.reason() == HiddenReason.UNDERSCORE || wasHidden(hide.source())) {
      return Optional.empty();
    }
    if (!hidden.place().isEmpty()) {
      return Optional.of(hidden.place()).filter(bundle -> !wasHidden(bundle));
    }
    return hide.post()
        .header()
        .flatMap(header -> section(hide.source(), header.metadata().fields(), hidden.reason()));
  }

  // The front matter of the published version hides the post now: its date has passed, for example.
  private boolean wasHidden(String source) {
    Optional<Metadata> before =
        Optional.ofNullable(in.known().get(source)).flatMap(entry -> entry.metadata().read());
    return before.isPresent() && in.visibility().hides(source, before).isHidden();
  }

  private Optional<String> section(String source, Map<String, Object> fields, HiddenReason reason) {
    Cascades cascades = in.scan().cascades();
    Map<String, Object> given = cascades.of(source);
    BuildOptions options = BuildOptions.of(given);
    boolean hides =
        switch (reason) {
          case DRAFT -> options.draft();
          case HEADLESS -> !options.rendered();
          default -> true;
        };
    return given.entrySet().stream()
        .filter(
            field -> hides && fieldsOf(reason).contains(field.getKey().toLowerCase(Locale.ROOT)))
        .filter(field -> field.getValue().equals(fields.get(field.getKey())))
        .flatMap(field -> cascades.section(source, field.getKey()).stream())
        .findFirst();
  }

  // The fields, or the maps with such a field.
  private static Set<String> fieldsOf(HiddenReason reason) {
    Set<String> names = new TreeSet<>();
    List<String> fields =
        switch (reason) {
          case DRAFT -> List.of("draft");
          case HEADLESS -> List.of("headless");
          case FUTURE -> List.of("date", "publishDate");
          case EXPIRED -> List.of("expiryDate");
          default -> List.of();
        };
    for (String field : fields) {
      FieldNames.synonyms(field).forEach(name -> names.add(name.replaceFirst("\\..*", "")));
    }
    return names;
  }

  private static boolean isPublishedPost(CatalogEntry entry) {
    return !entry.renditions().isEmpty() && !SiteLists.isSection(entry.source());
  }
}
