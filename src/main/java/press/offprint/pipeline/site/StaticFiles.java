package press.offprint.pipeline.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.FileOwners;

/**
 * Copies the site's {@code static/} files unchanged: regular files only, none through a link out of
 * the folder, and never over a page. In routes this bean is {@code statics}.
 */
public final class StaticFiles {
  private static final String EDITION = "static";

  private final StaticFolders folders;
  private final ReplacedFiles replaced;
  private final SiteFileLookup files;
  private final OutputFolder output;
  private final CatalogCache catalog;
  private final StopFlag stop;
  private final RunInspector inspector;
  private final boolean allEditions;
  private final int maxBytes;

  /**
   * Creates the copier.
   *
   * @param allEditions false if the command line names some editions; then no static file is copied
   * @param maxBytes a larger file is not copied
   */
  public StaticFiles(
      StaticFolders folders,
      ReplacedFiles replaced,
      OutputFolder output,
      CatalogCache catalog,
      StopFlag stop,
      RunInspector inspector,
      boolean allEditions,
      int maxBytes) {
    this.folders = folders;
    this.replaced = replaced;
    this.files = folders.files();
    this.output = output;
    this.catalog = catalog;
    this.stop = stop;
    this.inspector = inspector;
    this.allEditions = allEditions;
    this.maxBytes = maxBytes;
  }

  /** Copies changed files after the pages are stored, and removes the copies of removed files. */
  public void copy(Exchange exchange) {
    if (stop.isRequested() || !allEditions || inspector.holdsSite()) {
      return; // The next complete run copies them.
    }
    BranchResults results =
        exchange.getMessage().getBody() instanceof BranchResults made
            ? made
            : BranchResults.NOTHING;
    Map<String, SiteRendition> known =
        catalog.siteRenditions().stream()
            .collect(Collectors.toMap(SiteRendition::path, r -> r, (a, b) -> a, TreeMap::new));
    FileOwners pages = pages(results, known);
    Set<String> kept = new HashSet<>();
    List<Problem> problems = new ArrayList<>(results.problems());
    for (String path : folders.paths()) {
      if (ServerAddresses.isReserved(path)) {
        problems.add(conflict(path, "the web server needs that address"));
      } else if (rival(path, pages).isPresent()) {
        problems.add(conflict(path, owner(path) + " has that place"));
      } else if (copy(path, known.get(path), problems)) {
        kept.add(path);
      }
    }
    List<String> removed =
        known.values().stream()
            .filter(file -> file.edition().equals(EDITION) && !kept.contains(file.path()))
            .map(SiteRendition::path)
            .toList();
    removed.stream().filter(path -> rival(path, pages).isEmpty()).forEach(output::remove);
    catalog.removeSite(removed);
    exchange
        .getMessage()
        .setBody(new BranchResults(results.renditions(), results.failures(), problems));
  }

  private FileOwners pages(BranchResults results, Map<String, SiteRendition> known) {
    FileOwners pages = new FileOwners();
    results.renditions().forEach(page -> pages.put(page.path(), page.edition()));
    known.values().stream()
        .filter(file -> !file.edition().equals(EDITION))
        .filter(file -> !replaced.paths().contains(file.path()))
        .forEach(file -> pages.put(file.path(), file.edition()));
    return pages;
  }

  private Optional<FileOwners.Owned> rival(String path, FileOwners pages) {
    return catalog.rival(path, any -> true).or(() -> pages.rival(path, any -> true));
  }

  /** Returns true if {@link #copy} would change or report something. */
  public boolean isStale() {
    if (!allEditions) {
      return false;
    }
    Map<String, SiteRendition> known = new HashMap<>();
    catalog.siteRenditions().stream()
        .filter(file -> file.edition().equals(EDITION))
        .forEach(file -> known.put(file.path(), file));
    for (String path : folders.paths()) {
      SiteRendition before = known.remove(path);
      if (ServerAddresses.isReserved(path)) {
        if (before != null) {
          return true; // An earlier version copied it.
        }
      } else if (before == null || !isCurrent(before, files.stamp(path).toString())) {
        return true;
      }
    }
    return !known.isEmpty();
  }

  private boolean isCurrent(SiteRendition copy, String stamp) {
    return copy.inputHash().equals(stamp) && output.size(copy.path()).isPresent();
  }

  private boolean copy(String path, SiteRendition before, List<Problem> problems) {
    String stamp = files.stamp(path).toString();
    if (before != null && isCurrent(before, stamp)) {
      return true;
    }
    ResourceSource.Lookup found = files.read(path, maxBytes);
    if (found instanceof ResourceSource.Found file) {
      output.store(path, file.content());
      catalog.putSite(List.of(new SiteRendition(EDITION, path, file.content().sha256(), stamp)));
      return true;
    }
    if (found instanceof ResourceSource.Refused refused) {
      problems.add(
          Problem.warning(
              refused.code(),
              0,
              "static/" + path + " is not copied: " + refused.message(),
              "Replace it by a regular file, or delete it."));
    }
    return false;
  }

  private String owner(String path) {
    return catalog
        .rival(path, any -> true)
        .map(post -> "the post " + post.owner())
        .orElse("a page of the site");
  }

  private static Problem conflict(String path, String reason) {
    return Problem.warning(
        ProblemCode.SLUG_CONFLICT,
        0,
        "static/" + path + " is not copied: " + reason + ".",
        "Give the file another name.");
  }
}
