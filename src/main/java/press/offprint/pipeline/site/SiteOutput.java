package press.offprint.pipeline.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.edition.EditionException;
import press.offprint.model.Rendition;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.guard.CollectionGuard;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.FileOwners;

/**
 * The site-wide files in the output folder. No file may have the path of a post's file or of
 * another site file. In routes this bean is {@code siteFiles}.
 */
public final class SiteOutput {
  // A page wins over a redirect with the same path.
  private static final String REDIRECTS = "redirects";
  private static final String ANOTHER = "another page";

  private final CatalogCache catalog;
  private final OutputFolder output;
  private final SiteRun run;
  private final ReceiptWriter receipts;
  private final ReplacedFiles replaced;
  private final CollectionGuard guard;

  public SiteOutput(
      CatalogCache catalog,
      OutputFolder output,
      SiteRun run,
      ReceiptWriter receipts,
      ReplacedFiles replaced,
      CollectionGuard guard) {
    this.guard = guard;
    this.replaced = replaced;
    this.catalog = catalog;
    this.output = output;
    this.run = run;
    this.receipts = receipts;
  }

  /** Returns true if a person has to release the files that editions with these inputs make. */
  boolean isHeld(Map<String, String> stale) {
    return guard.isHeld(stale);
  }

  /** Returns true if an edition has this input hash and all its files are present. */
  boolean isCurrent(String edition, String inputHash) {
    return catalog.siteEditionHash(edition).equals(inputHash)
        && catalog.siteRenditions().stream()
            .filter(known -> known.edition().equals(edition))
            .allMatch(known -> output.size(known.path()).isPresent());
  }

  /**
   * Returns the paths of an edition's pages whose files are all present, by input hash. A feed with
   * several names has several paths.
   */
  Map<String, List<String>> present(String edition) {
    Map<String, List<String>> present = new HashMap<>();
    Set<String> incomplete = new HashSet<>();
    for (SiteRendition known : catalog.siteRenditions()) {
      if (known.edition().equals(edition) && !known.inputHash().isEmpty()) {
        present.computeIfAbsent(known.inputHash(), h -> new ArrayList<>(1)).add(known.path());
        if (output.size(known.path()).isEmpty()) {
          incomplete.add(known.inputHash());
        }
      }
    }
    present.keySet().removeAll(incomplete);
    return present;
  }

  /**
   * Stores the files in the body. A file whose path belongs to a post or to another site file is
   * left out, with a problem.
   */
  public void store(Exchange exchange) {
    if (exchange.getMessage().getBody() instanceof BranchResults results) {
      BranchResults accepted = withoutConflicts(withCopies(results));
      Map<String, String> stale = ExchangeKey.STALE.get(exchange, Map.of());
      if (guard.holdSite(accepted.renditions(), stale).isPresent()) {
        // The editions stay stale. The guard reports the reason.
        ExchangeKey.STALE.set(exchange, Map.of());
        exchange
            .getMessage()
            .setBody(new BranchResults(List.of(), accepted.failures(), accepted.problems()));
        return;
      }
      RenditionStore.store(output, accepted.renditions());
      exchange.getMessage().setBody(accepted);
    }
  }

  private static BranchResults withCopies(BranchResults results) {
    List<Rendition> all = new ArrayList<>();
    for (Rendition rendition : results.renditions()) {
      all.add(rendition);
      all.addAll(rendition.companions());
    }
    return new BranchResults(all, results.failures(), results.problems());
  }

  private BranchResults withoutConflicts(BranchResults results) {
    List<Throwable> failures = new ArrayList<>(results.failures());
    List<Rendition> named = new ArrayList<>();
    for (Rendition rendition : results.renditions()) {
      if (hasName(rendition)) {
        named.add(rendition);
      } else {
        failures.add(unnamed(rendition));
      }
    }
    FileOwners taken = new FileOwners();
    run.kept(edition -> !edition.equals(REDIRECTS)).forEach(path -> taken.put(path, ANOTHER));
    List<Rendition> accepted = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(results.problems());
    run.reserved().forEach(folder -> problems.add(movedList(folder)));
    for (Rendition rendition : named) {
      if (!rendition.edition().equals(REDIRECTS)) {
        accept(rendition, taken, accepted, problems);
      }
    }
    for (String redirect : run.kept(REDIRECTS::equals)) {
      Optional<String> owner = owner(redirect, taken);
      if (owner.isPresent()) {
        run.replace(redirect);
        problems.add(conflict(REDIRECTS, redirect, owner.get()));
      } else {
        taken.put(redirect, ANOTHER);
      }
    }
    for (Rendition rendition : named) {
      if (rendition.edition().equals(REDIRECTS)) {
        accept(rendition, taken, accepted, problems);
      }
    }
    return new BranchResults(accepted, failures, problems);
  }

  private static boolean hasName(Rendition rendition) {
    String path = rendition.path();
    return !path.substring(path.lastIndexOf('/') + 1).startsWith(".");
  }

  private static EditionException unnamed(Rendition rendition) {
    return new EditionException(
        ProblemCode.TEMPLATE,
        "The route site-"
            + rendition.edition()
            + " makes the file /"
            + rendition.path()
            + ", because the publication of the whole site has no name. Give the file a fixed"
            + " name.",
        null);
  }

  private void accept(
      Rendition rendition, FileOwners taken, List<Rendition> accepted, List<Problem> problems) {
    String path = rendition.path();
    if (replaced.paths().contains(path)) {
      return; // A static file of that name is copied afterwards.
    }
    Optional<String> owner = owner(path, taken);
    if (ServerAddresses.isReserved(path)) {
      problems.add(reserved(rendition.edition(), path));
    } else if (owner.isPresent()) {
      problems.add(conflict(rendition.edition(), path, owner.get()));
    } else {
      accepted.add(rendition);
      taken.put(path, ANOTHER);
    }
  }

  private Optional<String> owner(String path, FileOwners taken) {
    return catalog
        .rival(path, any -> true)
        .map(file -> "the post " + file.owner())
        .or(() -> taken.of(path));
  }

  private static Problem movedList(String folder) {
    return Problem.warning(
        ProblemCode.SLUG_CONFLICT,
        0,
        "The web server needs the address /"
            + folder
            + "/, so the list of that section is published at /"
            + folder
            + PathSegments.MOVED
            + "/.",
        "Rename the folder, or give the section an _index.md with a url.");
  }

  private static Problem reserved(String edition, String path) {
    return Problem.warning(
        ProblemCode.SLUG_CONFLICT,
        0,
        "The edition "
            + edition
            + " makes the file /"
            + path
            + ", which is not published: the web server needs that address.",
        "Choose another path for the file.");
  }

  private static Problem conflict(String edition, String path, String owner) {
    return Problem.warning(
        ProblemCode.SLUG_CONFLICT,
        0,
        "The edition "
            + edition
            + " makes the file /"
            + path
            + ", which is the path of "
            + owner
            + "; that page stays.",
        "Change the slug of one of them, or delete the alias.");
  }

  /** Records the stored files, and removes the files of stale editions that were not made again. */
  public void record(Exchange exchange) {
    record(results(exchange), ExchangeKey.STALE.get(exchange, Map.of()));
    ExchangeKey.RECORDED.set(exchange, true);
  }

  private static BranchResults results(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof BranchResults made
        ? made
        : BranchResults.NOTHING;
  }

  /**
   * Ends the run, which includes {@link #record} if no step did that, and leaves the {@link
   * press.offprint.pipeline.run.RunSummary} in the body.
   */
  public void close(Exchange exchange) {
    BranchResults results = results(exchange);
    if (!ExchangeKey.RECORDED.get(exchange, false)) {
      record(exchange);
    }
    List<RenditionInfo> files = results.renditions().stream().map(Rendition::download).toList();
    exchange.getMessage().setBody(receipts.end(files, results));
  }

  private void record(BranchResults results, Map<String, String> stale) {
    if (!results.failures().isEmpty()) {
      // The failed edition is unknown here, so no file is removed and every edition stays stale.
      catalog.putSite(
          results.renditions().stream().map(rendition -> recorded(rendition, "")).toList());
      stale.keySet().forEach(edition -> catalog.siteEditionHash(edition, ""));
      return;
    }
    Set<String> present = new HashSet<>(run.kept(edition -> true));
    results.renditions().forEach(rendition -> present.add(rendition.path()));
    List<String> removed =
        catalog.siteRenditions().stream()
            .filter(known -> stale.containsKey(known.edition()) && !present.contains(known.path()))
            .map(SiteRendition::path)
            .toList();
    Set<String> posts = catalog.postFiles();
    removed.stream().filter(path -> !posts.contains(path)).forEach(output::remove);
    catalog.removeSite(removed);
    catalog.putSite(
        results.renditions().stream()
            .map(rendition -> recorded(rendition, stale.getOrDefault(rendition.edition(), "")))
            .toList());
    stale.forEach(catalog::siteEditionHash);
  }

  private SiteRendition recorded(Rendition rendition, String editionHash) {
    return new SiteRendition(
        rendition.edition(),
        rendition.path(),
        rendition.content().sha256(),
        run.inputHash(rendition.path()).orElse(editionHash));
  }
}
