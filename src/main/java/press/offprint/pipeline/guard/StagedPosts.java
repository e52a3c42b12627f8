package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.HeldFolder;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.record.StagedPost;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.PostRejection;

/**
 * The posts of a run that wait for its end: those that are odd stay as they are, the others are put
 * in place. In routes this bean is {@code staged}.
 */
public final class StagedPosts {
  private final RunGuard guard;
  private final ReceiptWriter receipts;
  private final OutputFolder output;
  private final HeldFolder folder;
  private final StopFlag stop;
  private final Consumer<String> notices;

  public StagedPosts(
      RunGuard guard,
      ReceiptWriter receipts,
      OutputFolder output,
      HeldFolder folder,
      StopFlag stop,
      Consumer<String> notices) {
    this.guard = guard;
    this.receipts = receipts;
    this.output = output;
    this.folder = folder;
    this.stop = stop;
    this.notices = notices;
  }

  /**
   * Returns the posts to put in place, for the route that splits them, and records the others as
   * held. Posts that a person released are not judged, and are put in place also if their run is
   * held. None is returned if no post waited.
   */
  public List<StagedPost> accepted() {
    List<StagedPost> posts = guard.staging().take();
    folder.retain(guard.heldRuns().stream().map(HeldRun::run).toList());
    if (stop.isRequested()) {
      return List.of(); // The next run makes them again.
    }
    if (posts.isEmpty()) {
      guard.judgeRejections();
      return List.of();
    }
    if (!guard.judges()) {
      return posts; // They were tried before the others, and are not odd.
    }
    List<StagedPost> unreleased =
        posts.stream()
            .filter(post -> !guard.isReleased(post.source(), receipts.inputsOf(post)))
            .toList();
    RunVerdict verdict = guard.judge(unreleased);
    if (verdict.isOrdinary()) {
      return posts;
    }
    boolean whole = !verdict.run().isEmpty();
    List<StagedPost> kept =
        unreleased.stream()
            .filter(post -> whole || verdict.posts().containsKey(post.source()))
            .toList();
    List<String> reasons = whole ? verdict.run() : List.of();
    hold(kept, verdict, reasons);
    Set<StagedPost> odd = new HashSet<>(kept);
    return posts.stream().filter(post -> !odd.contains(post)).toList();
  }

  private void hold(List<StagedPost> posts, RunVerdict verdict, List<String> ofRun) {
    Map<String, String> inputs = new TreeMap<>();
    posts.forEach(post -> inputs.put(post.source(), receipts.inputsOf(post)));
    List<String> reasons = new ArrayList<>(ofRun);
    if (ofRun.isEmpty()) {
      verdict.posts().forEach((source, why) -> reasons.add(source + ", " + String.join(", ", why)));
    }
    // The record precedes the results: a killed process leaves a record that the next run renews.
    HeldRun run = guard.hold(inputs, verdict.posts().keySet(), reasons, !ofRun.isEmpty());
    folder.put(run.run(), posts.stream().flatMap(p -> p.results().renditions().stream()).toList());
    for (StagedPost post : posts) {
      List<String> why = verdict.posts().getOrDefault(post.source(), ofRun);
      receipts.held(post, HeldMessages.held("The post is", run, why));
    }
    if (run.whole()) {
      notices.accept(
          "Run "
              + run.run()
              + " is held: "
              + String.join("; ", reasons)
              + ". The site stays as it is. The new files are in "
              + folder.of(run.run())
              + ". To publish them, run: offprint release "
              + run.run());
    }
  }

  /** Puts the files of the {@link StagedPost} in the body in place. */
  public void place(Exchange exchange) {
    StagedPost post = exchange.getMessage().getBody(StagedPost.class);
    ExchangeKey.JOB.set(exchange, post.job());
    ExchangeKey.READ.set(exchange, post.read());
    ExchangeKey.STARTED.set(exchange, System.nanoTime() - post.millis() * 1_000_000);
    if (stop.isRequested()) {
      exchange.getMessage().setBody(new PostRejection(List.of()));
    } else {
      RenditionStore.store(output, post.results().renditions());
      exchange.getMessage().setBody(post.results());
    }
  }
}
