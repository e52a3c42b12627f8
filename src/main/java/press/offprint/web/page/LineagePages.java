package press.offprint.web.page;

import java.nio.file.InvalidPathException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectImpact;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.compare.VersionComparison;
import press.offprint.pipeline.compare.VersionComparison.EditionDiff;
import press.offprint.pipeline.compare.WordDiff;
import press.offprint.pipeline.lineage.CauseText;
import press.offprint.pipeline.lineage.Impact;
import press.offprint.web.http.ResponseBody;

/** The answers of {@code why}, {@code history}, {@code diff} and {@code impact} as pages. */
public final class LineagePages {
  private static final int RESULTS = 20;

  private final PageRenderer pages;
  private final Publisher publisher;

  public LineagePages(PageRenderer pages, Publisher publisher) {
    this.pages = pages;
    this.publisher = publisher;
  }

  /** Why an edition was made. */
  public record Reason(String edition, OffsetDateTime at, long run, List<String> causes) {
    public Reason {
      causes = List.copyOf(causes);
    }
  }

  /** A time at which a post was published, rejected or withdrawn. */
  public record Result(OffsetDateTime at, long run, String status, String reason) {}

  /** A place at which words differ. */
  public record Place(String before, String removed, String added) {}

  /** The differences of one edition. */
  public record Difference(
      String edition, String state, List<VersionComparison.Fact> facts, List<Place> places) {
    public Difference {
      facts = List.copyOf(facts);
      places = List.copyOf(places);
    }
  }

  /** Editions that would be made again. */
  public record Effect(String source, String editions, boolean certain) {}

  /** Returns why the editions of a source were made the last time. */
  List<Reason> reasons(String source) {
    return publisher.holds().makings(source).stream()
        .map(
            making ->
                new Reason(
                    making.edition(),
                    time(making.at()),
                    making.run(),
                    making.causes().stream().map(CauseText::of).toList()))
        .toList();
  }

  /** Returns the last results of a source, the newest first. */
  List<Result> results(String source) {
    List<Result> results = new ArrayList<>();
    for (PublishHistory.Ended one : publisher.history().ended(source, RESULTS)) {
      results.add(new Result(time(one.at()), one.run(), one.status(), one.reason()));
    }
    Collections.reverse(results);
    return results;
  }

  /**
   * Renders the comparison of two versions of a post.
   *
   * @throws OffprintException if there is no such version
   */
  public ResponseBody diff(String source, int older, int newer) {
    Map<String, Object> values = new HashMap<>();
    values.put("source", source);
    values.put("older", older);
    values.put("newer", newer);
    values.put("path", publisher.find(source).map(CatalogEntry::path).orElse(""));
    values.put(
        "differences",
        new VersionComparison(publisher.settings())
            .of(source, older, newer).stream().map(LineagePages::difference).toList());
    return pages.page("room/diff.html", "", values);
  }

  private static Difference difference(EditionDiff diff) {
    return new Difference(
        diff.edition(),
        diff.state(),
        diff.metadata(),
        diff.words().stream().map(LineagePages::place).toList());
  }

  private static Place place(WordDiff.Change change) {
    return new Place(
        String.join(" ", change.before()),
        String.join(" ", change.removed()),
        String.join(" ", change.added()));
  }

  /**
   * Renders what would be made again if a file changed.
   *
   * @param file relative to the project; empty to ask for one
   * @param key of the configuration
   */
  public ResponseBody impact(String file, String key) {
    Map<String, Object> values = new HashMap<>();
    values.put("file", file);
    values.put("key", key);
    values.put("error", "");
    values.put("effects", List.of());
    if (!file.isEmpty()) {
      try {
        values.put("effects", effects(file, key));
      } catch (OffprintException e) {
        values.put("error", e.getMessage());
      } catch (InvalidPathException e) {
        values.put("error", "This is no path of a file: " + file);
      }
    }
    return pages.page("room/impact.html", "", values);
  }

  private List<Effect> effects(String file, String key) {
    Impact impact =
        ProjectImpact.of(
            publisher.settings(), publisher.settings().project().resolve(file).normalize(), key);
    List<Effect> effects = new ArrayList<>();
    add(impact.again(), impact.site(), true, effects);
    add(impact.possible(), impact.possibleSite(), false, effects);
    return effects;
  }

  private static void add(
      Map<String, Set<String>> posts, Set<String> site, boolean certain, List<Effect> effects) {
    posts.forEach(
        (source, editions) ->
            effects.add(new Effect(source, String.join(", ", editions), certain)));
    if (!site.isEmpty()) {
      effects.add(new Effect("the site", String.join(", ", site), certain));
    }
  }

  private static OffsetDateTime time(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()).toOffsetDateTime();
  }
}
