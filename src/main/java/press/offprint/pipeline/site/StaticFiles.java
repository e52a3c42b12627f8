package press.offprint.pipeline.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Rendition;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/**
 * Copies the site's {@code static/} files as they are: regular files only, none through a link that
 * leads out, and never over a page.
 */
public final class StaticFiles {
  private static final String EDITION = "static";

  private final PublishSettings settings;
  private final StaticFolders folders;
  private final SiteFileLookup files;
  private final OutputFolder output;
  private final CatalogCache catalog;
  private final StopFlag stop;
  private final int maxBytes;

  public StaticFiles(Publisher.Room room, StaticFolders folders) {
    this.settings = room.settings();
    this.folders = folders;
    this.files = folders.files();
    this.output = room.output();
    this.catalog = room.catalog();
    this.stop = room.stop();
    this.maxBytes = room.site().limits().resourceBytes();
  }

  /** Copies what changed, once the pages are stored; what is gone, goes. */
  public void copy(Exchange exchange) {
    if (stop.isRequested()) {
      return; // The next run copies them.
    }
    if (!settings.editions().isEmpty()) {
      return; // Some editions only, and this is none of them.
    }
    BranchResults results =
        exchange.getMessage().getBody() instanceof BranchResults m ? m : BranchResults.NOTHING;
    Map<String, SiteRendition> known =
        catalog.siteRenditions().stream()
            .collect(Collectors.toMap(SiteRendition::path, r -> r, (a, b) -> a, TreeMap::new));
    Set<String> pages = pages(results, known);
    Set<String> kept = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    for (String path : folders.paths()) {
      if (pages.contains(path)) {
        problems.add(conflict(path));
      } else if (copy(path, known.get(path), problems)) {
        kept.add(path);
      }
    }
    List<String> gone =
        known.values().stream()
            .filter(file -> file.edition().equals(EDITION) && !kept.contains(file.path()))
            .map(SiteRendition::path)
            .toList();
    gone.stream().filter(path -> !pages.contains(path)).forEach(output::remove);
    catalog.removeSite(gone);
    problems.addAll(0, results.problems());
    exchange
        .getMessage()
        .setBody(new BranchResults(results.renditions(), results.failures(), problems));
  }

  private Set<String> pages(BranchResults results, Map<String, SiteRendition> known) {
    Set<String> pages = new HashSet<>();
    catalog.all().forEach(entry -> pages.addAll(Unpublisher.paths(entry)));
    results.renditions().stream().map(Rendition::path).forEach(pages::add);
    known.values().stream()
        .filter(file -> !file.edition().equals(EDITION))
        .map(SiteRendition::path)
        .forEach(pages::add);
    return pages;
  }

  /** Whether {@link #copy} would change or say anything. */
  public boolean isDue() {
    if (!settings.editions().isEmpty()) {
      return false;
    }
    Map<String, SiteRendition> known = new HashMap<>();
    catalog.siteRenditions().stream()
        .filter(file -> file.edition().equals(EDITION))
        .forEach(file -> known.put(file.path(), file));
    for (String path : folders.paths()) {
      SiteRendition before = known.remove(path);
      if (before == null || !stands(path, before, files.stamp(path).toString())) {
        return true;
      }
    }
    return !known.isEmpty();
  }

  private boolean stands(String path, SiteRendition before, String stamp) {
    return before.inputHash().equals(stamp) && output.size(path).isPresent();
  }

  private boolean copy(String path, SiteRendition before, List<Problem> problems) {
    String stamp = files.stamp(path).toString();
    if (before != null && stands(path, before, stamp)) {
      return true;
    }
    ResourceSource.Lookup found = files.read(path, maxBytes);
    if (found instanceof ResourceSource.Found file) {
      output.store(path, file.content());
      catalog.put(new SiteRendition(EDITION, path, file.content().sha256(), stamp));
      return true;
    }
    if (found instanceof ResourceSource.Refused refused) {
      problems.add(
          Problem.warning(
              refused.code(),
              0,
              "static/" + path + " is not copied: " + refused.message(),
              "Put a regular file there, or take it away."));
    }
    return false;
  }

  private static Problem conflict(String path) {
    return Problem.warning(
        ProblemCode.SLUG_CONFLICT,
        0,
        "static/" + path + " is not copied: a page has that place.",
        "Give the file another name.");
  }
}
