package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.SiteRendition;
import press.offprint.content.ResourceFiles;
import press.offprint.model.Code;
import press.offprint.model.Problem;
import press.offprint.model.Rendition;
import press.offprint.pipeline.disk.OutputFolder;
import press.offprint.pipeline.disk.SiteFiles;
import press.offprint.pipeline.disk.StaticFolders;

/**
 * Copies the site's {@code static/} files as they are: regular files only, none through a link that
 * leads out, and never over a page.
 */
public final class StaticFiles {
  private static final String EDITION = "static";

  private final Settings settings;
  private final StaticFolders folders;
  private final SiteFiles files;
  private final OutputFolder output;
  private final Ledger ledger;
  private final Stop stop;
  private final int maxBytes;

  StaticFiles(Press.Room room, StaticFolders folders) {
    this.settings = room.settings();
    this.folders = folders;
    this.files = folders.files();
    this.output = room.output();
    this.ledger = room.ledger();
    this.stop = room.stop();
    this.maxBytes = room.site().limits().resourceBytes();
  }

  /** Copies what changed, once the pages are stored; what is gone, goes. */
  public void copy(Exchange exchange) {
    if (stop.isAsked()) {
      return; // The next run copies them.
    }
    if (!settings.editions().isEmpty()) {
      return; // Some editions only, and this is none of them.
    }
    Made made = exchange.getMessage().getBody() instanceof Made m ? m : Made.NOTHING;
    Map<String, SiteRendition> known =
        ledger.siteRenditions().stream()
            .collect(Collectors.toMap(SiteRendition::path, r -> r, (a, b) -> a, TreeMap::new));
    Set<String> pages = pages(made, known);
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
    ledger.removeSite(gone);
    problems.addAll(0, made.problems());
    exchange.getMessage().setBody(new Made(made.renditions(), made.failures(), problems));
  }

  private Set<String> pages(Made made, Map<String, SiteRendition> known) {
    Set<String> pages = new HashSet<>();
    ledger.all().forEach(entry -> pages.addAll(Withdrawals.paths(entry)));
    made.renditions().stream().map(Rendition::path).forEach(pages::add);
    known.values().stream()
        .filter(file -> !file.edition().equals(EDITION))
        .map(SiteRendition::path)
        .forEach(pages::add);
    return pages;
  }

  /** Whether {@link #copy} would change or say anything. */
  boolean isDue() {
    if (!settings.editions().isEmpty()) {
      return false;
    }
    Map<String, SiteRendition> known = new HashMap<>();
    ledger.siteRenditions().stream()
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
    return before.madeFrom().equals(stamp) && output.size(path).isPresent();
  }

  private boolean copy(String path, SiteRendition before, List<Problem> problems) {
    String stamp = files.stamp(path).toString();
    if (before != null && stands(path, before, stamp)) {
      return true;
    }
    ResourceFiles.Lookup found = files.read(path, maxBytes);
    if (found instanceof ResourceFiles.Found file) {
      output.store(path, file.content());
      ledger.put(new SiteRendition(EDITION, path, file.content().sha256(), stamp));
      return true;
    }
    if (found instanceof ResourceFiles.Refused refused) {
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
        Code.SLUG_CONFLICT,
        0,
        "static/" + path + " is not copied: a page has that place.",
        "Give the file another name.");
  }
}
