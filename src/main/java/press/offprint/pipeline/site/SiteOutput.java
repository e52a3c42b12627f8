package press.offprint.pipeline.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Rendition;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.state.CatalogCache;

/** What lies in the output folder for the site as a whole: nothing of a post's, nothing twice. */
public final class SiteOutput {
  /** How the note begins of what an edition of the site was made from. */
  public static final String NOTE = "site-edition ";

  // A redirect is what a page is not: where both want a place, the page has it.
  private static final String LAST = "redirects";

  private final CatalogCache catalog;
  private final OutputFolder output;

  public SiteOutput(CatalogCache catalog, OutputFolder output) {
    this.catalog = catalog;
    this.output = output;
  }

  /** Whether all files of an edition are there, and made from this; an edition may have none. */
  boolean stands(String edition, String inputHash) {
    return catalog.setting(NOTE + edition).equals(inputHash)
        && catalog.siteRenditions().stream()
            .filter(known -> known.edition().equals(edition))
            .allMatch(known -> output.size(known.path()).isPresent());
  }

  /** The pieces of an edition whose files are there: from what each was made to where it lies. */
  Map<String, String> standing(String edition) {
    Map<String, String> standing = new HashMap<>();
    for (SiteRendition known : catalog.siteRenditions()) {
      if (known.edition().equals(edition)
          && !known.inputHash().isEmpty()
          && output.size(known.path()).isPresent()) {
        standing.put(known.inputHash(), known.path());
      }
    }
    return standing;
  }

  /**
   * What may be stored: what would lie on a post's file, or on another's, is left out and told.
   *
   * @param pageState knows which files stay as they are; a redirect among them gives way to a page
   */
  public BranchResults fitting(BranchResults results, SitePageState pageState) {
    Set<String> taken = new HashSet<>();
    catalog.all().forEach(entry -> taken.addAll(Unpublisher.paths(entry)));
    taken.addAll(pageState.kept(edition -> !edition.equals(LAST)));
    List<Rendition> fitting = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(results.problems());
    for (Rendition rendition : results.renditions()) {
      if (!rendition.edition().equals(LAST)) {
        fit(rendition, taken, fitting, problems);
      }
    }
    for (String redirect : pageState.kept(LAST::equals)) {
      if (!taken.add(redirect)) {
        pageState.giveUp(redirect);
        problems.add(conflict(LAST, redirect));
      }
    }
    for (Rendition rendition : results.renditions()) {
      if (rendition.edition().equals(LAST)) {
        fit(rendition, taken, fitting, problems);
      }
    }
    return new BranchResults(fitting, results.failures(), problems);
  }

  private static void fit(
      Rendition rendition, Set<String> taken, List<Rendition> fitting, List<Problem> problems) {
    if (taken.add(rendition.path())) {
      fitting.add(rendition);
    } else {
      problems.add(conflict(rendition.edition(), rendition.path()));
    }
  }

  private static Problem conflict(String edition, String path) {
    return Problem.warning(
        ProblemCode.SLUG_CONFLICT,
        0,
        "The edition "
            + edition
            + " wants the place /"
            + path
            + ", which another page has; that page stays.",
        "Give one of them another place, or delete the alias.");
  }

  /**
   * Files what was stored, and takes away what an edition made before and makes no more.
   *
   * @param due the editions that were due, each with the hash of what it was made from
   */
  public void file(BranchResults results, Map<String, String> due, SitePageState pageState) {
    if (!results.failures().isEmpty()) {
      // Which edition failed is not known here, so nothing is taken away and all are due again.
      results.renditions().forEach(rendition -> file(rendition, "", pageState));
      due.keySet().forEach(edition -> catalog.setting(NOTE + edition, ""));
      return;
    }
    Set<String> now = new HashSet<>(pageState.kept(edition -> true));
    results.renditions().forEach(rendition -> now.add(rendition.path()));
    List<String> stale =
        catalog.siteRenditions().stream()
            .filter(known -> due.containsKey(known.edition()) && !now.contains(known.path()))
            .map(SiteRendition::path)
            .toList();
    Set<String> taken = new HashSet<>();
    catalog.all().forEach(entry -> taken.addAll(Unpublisher.paths(entry)));
    stale.stream().filter(path -> !taken.contains(path)).forEach(output::remove);
    catalog.removeSite(stale);
    results
        .renditions()
        .forEach(
            rendition -> file(rendition, due.getOrDefault(rendition.edition(), ""), pageState));
    due.forEach((edition, hash) -> catalog.setting(NOTE + edition, hash));
  }

  private void file(Rendition rendition, String whole, SitePageState pageState) {
    catalog.put(
        new SiteRendition(
            rendition.edition(),
            rendition.path(),
            rendition.content().sha256(),
            pageState.madeFrom(rendition.path()).orElse(whole)));
  }
}
