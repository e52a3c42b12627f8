package press.offprint.pipeline.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.ScanResult;
import press.offprint.pipeline.run.LargeWithdrawal;
import press.offprint.pipeline.run.RunRequest;

/**
 * All inputs of a plan.
 *
 * @param startedAt the start of the run in milliseconds since 1970
 * @param scan the content folder
 * @param data the files of the folder {@code data/}, by their names
 * @param known the catalog entries, by source
 * @param content the content folder's path
 * @param paths files and folders below it to which the whole process is limited; empty for all
 * @param editions names of the post editions of this process
 * @param force true if every edition is made again
 * @param allowEmpty true if an empty content folder may remove everything that is published
 * @param withdrawals the treatment of a large withdrawal
 * @param places the places of the files of the whole site
 * @param books true if the configuration asks for books or issues
 * @param siteFiles the files of the whole site in the output folder
 * @param outcomes the posts that were read before
 * @param indexes the site indexes of earlier runs, which are used again if they are equal
 * @param kept the sources that show an earlier version
 * @param failed returns true if the last attempt to make a source failed
 * @param mayTry returns true if a source may be tried with an input hash; see {@link
 *     press.offprint.pipeline.state.RetrySchedule#mayTry}
 */
public record PlanInputs(
    RunRequest request,
    long startedAt,
    ScanResult scan,
    Map<String, Object> data,
    Map<String, CatalogEntry> known,
    Path content,
    List<Path> paths,
    List<String> editions,
    Visibility visibility,
    boolean force,
    boolean allowEmpty,
    LargeWithdrawal withdrawals,
    UpToDateCheck upToDate,
    SitePlaces places,
    boolean books,
    Supplier<List<SiteRendition>> siteFiles,
    ReadOutcomes outcomes,
    SiteIndexCache indexes,
    Set<String> kept,
    Predicate<String> failed,
    BiPredicate<String, String> mayTry) {
  public PlanInputs {
    paths = List.copyOf(paths);
    editions = List.copyOf(editions);
    kept = Set.copyOf(kept);
  }

  /** Returns the same inputs with another scan. */
  PlanInputs with(ScanResult other) {
    return new PlanInputs(
        request,
        startedAt,
        other,
        data,
        known,
        content,
        paths,
        editions,
        visibility,
        force,
        allowEmpty,
        withdrawals,
        upToDate,
        places,
        books,
        siteFiles,
        outcomes,
        indexes,
        kept,
        failed,
        mayTry);
  }

  /** Returns true if a source is requested by this run and by the settings of the process. */
  boolean isRequested(String source) {
    return request.names(source)
        && (paths.isEmpty() || paths.stream().anyMatch(content.resolve(source)::startsWith));
  }
}
