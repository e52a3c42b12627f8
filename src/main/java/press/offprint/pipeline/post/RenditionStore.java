package press.offprint.pipeline.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.record.BranchFailures;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.record.StagedPost;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.PostRejection;

/**
 * Stores the renditions of a post in the output folder: all or none, so that no page links to an
 * ebook that is missing. In routes this bean is {@code store}.
 */
public final class RenditionStore {
  private final OutputFolder output;
  private final PostFileClaims claims;
  private final boolean strict;
  private final Acceptance acceptance;
  private final StopFlag stop;
  private final RunInspector inspector;
  private final BlobStore blobs;

  /**
   * Creates the store.
   *
   * @param claims the files that other posts have
   * @param strict true if a warning rejects a post, unless it is accepted
   * @param blobs the place of renditions that wait for the end of the run
   */
  public RenditionStore(
      OutputFolder output,
      PostFileClaims claims,
      boolean strict,
      Acceptance acceptance,
      StopFlag stop,
      RunInspector inspector,
      BlobStore blobs) {
    this.inspector = inspector;
    this.blobs = blobs;
    this.output = output;
    this.claims = claims;
    this.strict = strict;
    this.acceptance = acceptance;
    this.stop = stop;
  }

  /**
   * Stores the {@link BranchResults} in the body, unless the post is postponed. If a branch failed,
   * the body becomes a {@link PostRejection}. It also does if Offprint is stopping, because a slow
   * disk could exceed the time for that.
   *
   * @throws press.offprint.pipeline.disk.StoreException if the disk cannot be written; the error
   *     policy of the routes tries again
   */
  public void storePost(Exchange exchange) {
    if (exchange.getMessage().getBody() instanceof Publication unrendered) {
      exchange.getMessage().setBody(files(unrendered.article()));
    }
    if (!(exchange.getMessage().getBody() instanceof BranchResults made) || made.isPostponed()) {
      return;
    }
    BranchResults results = made.withoutPostponed();
    Optional<Problem> shared = sharedFile(results.renditions());
    ReadPost read = ExchangeKey.READ.get(exchange, ReadPost.NOTHING);
    List<Problem> warnings = results.warnings(read);
    if (!results.failures().isEmpty()) {
      List<Problem> all = new ArrayList<>(BranchFailures.of(results.failures()).problems());
      all.addAll(warnings);
      exchange.getMessage().setBody(new PostRejection(all));
    } else if (shared.isPresent()) {
      exchange.getMessage().setBody(new PostRejection(List.of(shared.get())));
    } else if (stop.isRequested()) {
      exchange.getMessage().setBody(new PostRejection(List.of()));
    } else if (strict && isRefused(exchange, read, warnings)) {
      exchange.getMessage().setBody(new PostRejection(warnings));
    } else {
      PostJob job = ExchangeKey.JOB.get(exchange);
      Optional<Problem> conflict = claims.claim(job, results.renditions());
      if (conflict.isPresent()) {
        exchange.getMessage().setBody(new PostRejection(List.of(conflict.get())));
      } else if (inspector.isStaging() && !job.copies()) {
        exchange.getMessage().setBody(staged(exchange, read, results));
      } else {
        store(output, results.renditions());
      }
    }
  }

  private StagedPost staged(Exchange exchange, ReadPost read, BranchResults results) {
    PostJob job = ExchangeKey.JOB.get(exchange);
    long millis = ExchangeKey.millis(exchange);
    inspector.stage(new StagedPost(job, read, results, millis), results.withContents(this::onDisk));
    return new StagedPost(job, read, BranchResults.NOTHING, millis);
  }

  // All posts of a run would fill the memory.
  private Bytes onDisk(Bytes content) {
    blobs.put(content);
    return blobs.find(content.sha256()).orElse(content);
  }

  /** Returns the problem of two editions that make one file; the second would replace the first. */
  private static Optional<Problem> sharedFile(List<Rendition> renditions) {
    Map<String, String> owners = new HashMap<>();
    for (Rendition rendition : renditions) {
      String other = owners.putIfAbsent(rendition.path(), rendition.edition());
      if (other != null) {
        return Optional.of(
            Problem.error(
                ProblemCode.TEMPLATE,
                0,
                "The editions "
                    + other
                    + " and "
                    + rendition.edition()
                    + " make one file, "
                    + rendition.path()
                    + "; none is stored.",
                "Give the file another name in one of the routes post-"
                    + other
                    + " and post-"
                    + rendition.edition()
                    + "."));
      }
    }
    return Optional.empty();
  }

  // The text of the home page has no page besides, but its pictures are files.
  private static BranchResults files(Article article) {
    List<Rendition> files = new ArrayList<>();
    for (Resource resource : new TreeMap<>(article.content().resources()).values()) {
      String folder = article.folder().isEmpty() ? "" : article.folder() + "/";
      files.add(
          Rendition.of("html", folder + resource.key(), resource.mediaType(), resource.content()));
    }
    return new BranchResults(files, List.of(), List.of());
  }

  private boolean isRefused(Exchange exchange, ReadPost read, List<Problem> warnings) {
    String source = ExchangeKey.JOB.get(exchange).source();
    Map<String, Object> fields = read.metadata() == null ? Map.of() : read.metadata().fields();
    return acceptance.of(source, fields, warnings).stream()
        .anyMatch(problem -> !problem.isAccepted());
  }

  /** Stores renditions together: all are written before the first replaces an old file. */
  public static void store(OutputFolder output, List<Rendition> renditions) {
    List<OutputFolder.Item> files = new ArrayList<>();
    // Companions first, so that a page never exists before its images.
    for (Rendition rendition : renditions) {
      rendition.companions().forEach(file -> files.add(item(file)));
    }
    renditions.forEach(file -> files.add(item(file)));
    output.storeAll(files);
  }

  private static OutputFolder.Item item(Rendition file) {
    return new OutputFolder.Item(file.path(), file.content());
  }
}
