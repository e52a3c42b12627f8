package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.history.MeasuredRendition;
import press.offprint.content.site.config.key.GuardMode;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.HeldFolder;
import press.offprint.pipeline.guard.measure.RenditionMeter;
import press.offprint.pipeline.guard.measure.Shifts;
import press.offprint.pipeline.guard.measure.SiteCounts;
import press.offprint.pipeline.guard.measure.SiteShifts;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.input.InputHash;
import press.offprint.pipeline.record.BranchResults;

/**
 * The check of what is made of many posts: books, and the files of the whole site. Each is judged
 * just before it is stored. Books are compared with their last measures, and a file of the site
 * with the published one.
 */
public final class CollectionGuard {
  private static final String BOOK = "book-";

  private final RunGuard guard;
  private final OutputFolder output;
  private final HeldFolder folder;

  public CollectionGuard(RunGuard guard, OutputFolder output, HeldFolder folder) {
    this.guard = guard;
    this.output = output;
    this.folder = folder;
  }

  /**
   * Judges the files of the whole site.
   *
   * @param files to be stored
   * @param stale the input hashes of the editions that make them
   * @return the reason if they are held; empty if they can be stored
   */
  public Optional<Problem> holdSite(List<Rendition> files, Map<String, String> stale) {
    SiteCounts counts = guard.counts();
    // A list must not show a post that was withdrawn.
    if (guard.mode() == GuardMode.OFF || files.isEmpty() || counts.withdrawn() > 0) {
      return Optional.empty();
    }
    Map<String, Double> shifts = SiteShifts.of(files, output::read, counts);
    List<String> odd = guard.judge().map(judge -> judge.ofSite(shifts)).orElse(List.of());
    String inputs = inputs(stale);
    if (odd.isEmpty() || guard.isReleased(HeldRuns.SITE, inputs)) {
      guard.add(List.of(), shifts);
      guard.stored(HeldRuns.SITE);
      return Optional.empty();
    }
    if (guard.mode() == GuardMode.WARN) {
      guard.add(odd.stream().map(HeldMessages::odd).toList(), shifts);
      return Optional.empty();
    }
    Problem problem =
        hold(HeldRuns.SITE, inputs, "The lists and feeds of the site are", odd, files);
    guard.add(List.of(problem), Map.of());
    return Optional.of(problem);
  }

  /** Returns true if the files of the whole site wait with these inputs. */
  public boolean isHeld(Map<String, String> stale) {
    return !stale.isEmpty() && guard.isHeldSite(inputs(stale));
  }

  private static String inputs(Map<String, String> stale) {
    InputHash hash = new InputHash();
    new TreeMap<>(stale).forEach((edition, inputs) -> hash.add(edition).add(inputs));
    return hash.hash();
  }

  /**
   * Judges a book.
   *
   * @return the reason if it is held; empty if it can be stored
   */
  public Optional<Problem> holdBook(BookJob job, Publication book, BranchResults results) {
    if (guard.mode() == GuardMode.OFF) {
      return Optional.empty();
    }
    List<MeasuredRendition> measures = measures(job, book, results);
    List<String> odd = new ArrayList<>();
    guard
        .judge()
        .map(judge -> judge.judge(measures, Integer.MAX_VALUE, 0).posts().values())
        .ifPresent(all -> all.forEach(odd::addAll));
    String inputs = job.inputHash();
    if (odd.isEmpty()
        || guard.isReleased(job.source(), inputs)
        || guard.isReleased(HeldRuns.SITE, "")) {
      guard.add(job.source(), measures);
      guard.stored(job.source());
      return Optional.empty();
    }
    if (guard.mode() == GuardMode.WARN) {
      guard.add(job.source(), measures);
      guard.stored(job.source());
      guard.add(List.of(HeldMessages.odd(job.source() + ", " + String.join(", ", odd))), Map.of());
      return Optional.empty();
    }
    guard.countOdd(); // The receipt of the book has the problem.
    return Optional.of(hold(job.source(), inputs, "The book is", odd, results.renditions()));
  }

  private Problem hold(
      String source, String inputs, String object, List<String> odd, List<Rendition> files) {
    List<String> reasons = odd.stream().map(why -> source + ", " + why).toList();
    HeldRun run =
        guard.hold(Map.of(source, inputs), new TreeSet<>(List.of(source)), reasons, false);
    folder.put(run.run(), files);
    return HeldMessages.held(object, run, odd);
  }

  // The chapters are what is edited of a book, and the templates are not.
  private List<MeasuredRendition> measures(BookJob job, Publication book, BranchResults results) {
    InputHash chapters = new InputHash();
    double words = 0;
    double references = 0;
    for (Article article : book.articles()) {
      chapters.add(article.source()).add(Integer.toString(article.words()));
      words += article.words();
      references +=
          article.dependencies().stream()
              .filter(dependency -> dependency.kind() == Dependency.Kind.FILE)
              .count();
    }
    String fingerprint = chapters.hash();
    List<MeasuredRendition> all = new ArrayList<>();
    for (Rendition rendition : results.renditions()) {
      Map<String, Double> facts = new TreeMap<>(RenditionMeter.facts(rendition));
      facts.put(Shifts.WORDS, words);
      facts.put(Shifts.SOURCE_BYTES, words);
      facts.put(Shifts.REFERENCES, references);
      facts.put(Shifts.REFERENCE_BYTES, 0.0);
      all.add(
          guard
              .meter()
              .shifted(
                  new MeasuredRendition(
                      0, job.source(), BOOK + rendition.edition(), fingerprint, facts, Map.of())));
    }
    return all;
  }
}
