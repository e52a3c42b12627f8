package press.offprint.pipeline.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.content.resource.PostFiles;
import press.offprint.content.resource.Resolution;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.model.Rendition;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.SitePath;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.config.ProgramFingerprint;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.input.InputHash;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.FileOwners;

/**
 * Publishes the files of page bundles that no text names, beside the page, as Hugo does. They are
 * checked by the rules of the files that posts refer to. In routes this bean is {@code
 * bundleFiles}.
 */
public final class BundleFiles {
  private static final String EDITION = SiteRendition.BUNDLE;
  private static final String LISTING = "bundle-files";

  private final Site site;
  private final String rules;
  private final Path content;
  private final SiteFileLookup files;
  private final OutputFolder output;
  private final CatalogCache catalog;
  private final StopFlag stop;
  private final RunInspector inspector;
  private final boolean allEditions;

  /**
   * Creates the publisher of these files.
   *
   * @param allEditions false if the command line names some editions; then no file is copied
   */
  public BundleFiles(
      Site site,
      Path content,
      SiteFileLookup files,
      OutputFolder output,
      CatalogCache catalog,
      StopFlag stop,
      RunInspector inspector,
      boolean allEditions) {
    this.site = site;
    this.rules = new InputHash().add(ProgramFingerprint.VALUE).add(site.limits().toString()).hash();
    this.content = content;
    this.files = files;
    this.output = output;
    this.catalog = catalog;
    this.stop = stop;
    this.inspector = inspector;
    this.allEditions = allEditions;
  }

  /** Returns true if {@link #copy} would change or report something. */
  public boolean isStale() {
    return allEditions && !isCurrent(hash(listings()));
  }

  private boolean isCurrent(String hash) {
    return catalog.setting(LISTING).equals(hash)
        && published().stream().allMatch(file -> output.size(file.path()).isPresent());
  }

  /** Copies the files after pages and static files are stored, and removes outdated copies. */
  public void copy(Exchange exchange) {
    if (stop.isRequested() || !allEditions || inspector.holdsSite()) {
      return;
    }
    List<BundleListing> listings = listings();
    String hash = hash(listings);
    if (isCurrent(hash)) {
      return;
    }
    BranchResults results =
        exchange.getMessage().getBody() instanceof BranchResults made
            ? made
            : BranchResults.NOTHING;
    FileOwners owners = owners(results);
    Set<String> kept = new HashSet<>();
    List<Problem> problems = new ArrayList<>(results.problems());
    Map<String, String> present = present();
    listings.forEach(listing -> copy(listing, present, owners, kept, problems));
    List<String> removed =
        published().stream().map(SiteRendition::path).filter(path -> !kept.contains(path)).toList();
    removed.stream().filter(path -> owners.of(path).isEmpty()).forEach(output::remove);
    catalog.removeSite(removed);
    catalog.setting(LISTING, hash);
    exchange
        .getMessage()
        .setBody(new BranchResults(results.renditions(), results.failures(), problems));
  }

  private List<BundleListing> listings() {
    List<BundleListing> listings = new ArrayList<>();
    for (CatalogEntry entry : catalog.all()) {
      BundleListing.of(entry, content, site.base()).ifPresent(listings::add);
    }
    return listings;
  }

  private String hash(List<BundleListing> listings) {
    InputHash hash = new InputHash().add(rules);
    for (BundleListing listing : listings) {
      listing.files().forEach(file -> hash.add(hash(listing, file)));
    }
    return hash.hash();
  }

  private String hash(BundleListing listing, String file) {
    String hash =
        new InputHash()
            .add(rules)
            .add(listing.post().permalink())
            .add(file)
            .add(files.stamp(file).toString())
            .hash();
    return hash + " " + listing.post().source();
  }

  private List<SiteRendition> published() {
    return catalog.siteRenditions().stream()
        .filter(file -> file.edition().equals(EDITION))
        .toList();
  }

  /** Returns the owner of each file that is not of this edition. */
  private FileOwners owners(BranchResults results) {
    FileOwners owners = new FileOwners();
    for (Rendition rendition : results.renditions()) {
      owners.put(rendition.path(), "the edition " + rendition.edition());
    }
    catalog.siteRenditions().stream()
        .filter(file -> !file.edition().equals(EDITION))
        .forEach(file -> owners.put(file.path(), "the edition " + file.edition()));
    for (CatalogEntry entry : catalog.all()) {
      entry.paths().forEach(path -> owners.put(path, "\"" + entry.source() + "\""));
    }
    return owners;
  }

  /** Returns the paths of the copies whose files are present, by input hash. */
  private Map<String, String> present() {
    return published().stream()
        .filter(file -> output.size(file.path()).isPresent())
        .collect(
            Collectors.toMap(SiteRendition::inputHash, SiteRendition::path, (one, other) -> one));
  }

  private void copy(
      BundleListing listing,
      Map<String, String> present,
      FileOwners owners,
      Set<String> kept,
      List<Problem> problems) {
    PostFiles post = listing.post();
    ResourceResolver resolver = new ResourceResolver(site.limits(), files, post);
    for (String file : listing.files()) {
      String hash = hash(listing, file);
      String copied = present.get(hash);
      if (copied != null && owners.of(copied).isEmpty()) {
        owners.put(copied, "\"" + post.source() + "\"");
        kept.add(copied);
        continue;
      }
      Resolution found = resolver.resolve("/" + Uris.encodePath(file), 0);
      if (!(found instanceof Resolution.Resolved resolved)) {
        if (found instanceof Resolution.Refused refused) {
          problems.add(notPublished(file, refused.problem()));
        }
        continue;
      }
      problems.addAll(resolved.problems());
      Resource resource = resolved.resource();
      String path = SitePath.files(post.permalink()).substring(1) + resource.key();
      Optional<String> owner = owners.of(path);
      if (owner.isEmpty()) {
        owners.put(path, "\"" + post.source() + "\"");
        output.store(path, resource.content());
        catalog.putSite(
            List.of(new SiteRendition(EDITION, path, resource.content().sha256(), hash)));
        kept.add(path);
      } else {
        problems.add(conflict(file, path, owner.get()));
      }
    }
  }

  private static Problem notPublished(String file, Problem problem) {
    return Problem.warning(
        problem.code(),
        0,
        "The file " + file + " is not published beside its post: " + problem.message(),
        "Move it out of the page bundle, put it into a .zip file, or set build.publishResources to"
            + " false in the front matter.");
  }

  private static Problem conflict(String file, String path, String owner) {
    return Problem.warning(
        ProblemCode.SLUG_CONFLICT,
        0,
        "The file " + file + " is not published at /" + path + ", because " + owner + " is there.",
        "Give the file another name.");
  }
}
