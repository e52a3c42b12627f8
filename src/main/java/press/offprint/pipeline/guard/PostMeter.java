package press.offprint.pipeline.guard;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.history.GuardHistory;
import press.offprint.catalog.history.MeasuredRendition;
import press.offprint.model.Dependency;
import press.offprint.model.Rendition;
import press.offprint.pipeline.guard.measure.RenditionMeter;
import press.offprint.pipeline.guard.measure.Shifts;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.record.StagedPost;

/**
 * Measures the renditions of a post, and how far each differs from the one before. Safe for many
 * threads.
 */
final class PostMeter {
  private final Supplier<GuardHistory> history;

  @GuardedBy("this")
  private final Map<String, Long> millis = new HashMap<>();

  /**
   * Creates the meter.
   *
   * @param history opens the measures of earlier runs
   */
  PostMeter(Supplier<GuardHistory> history) {
    this.history = history;
  }

  /** Forgets the times of the run before. */
  synchronized void begin() {
    millis.clear();
  }

  /** Takes the time in milliseconds that an edition of a post took. */
  synchronized void made(String source, String edition, long time) {
    millis.put(source + '\n' + edition, time);
  }

  /**
   * Returns the measures of all renditions of a post. A page that waits for copies of its pictures
   * is measured with them, because it differs much from the one before otherwise.
   */
  List<MeasuredRendition> of(StagedPost post) {
    List<MeasuredRendition> all = new ArrayList<>();
    for (Rendition rendition : post.results().renditions()) {
      if (!rendition.outstanding().isEmpty()) {
        continue;
      }
      Map<String, Double> facts = facts(post, rendition);
      all.add(
          shifted(
              new MeasuredRendition(
                  0,
                  post.source(),
                  rendition.edition(),
                  post.read().fingerprint(),
                  facts,
                  Map.of())));
    }
    return all;
  }

  /** Returns a rendition with its changes since the last measures of it. */
  MeasuredRendition shifted(MeasuredRendition measured) {
    Optional<MeasuredRendition> before = last(measured.source(), measured.edition());
    Map<String, Double> facts = new TreeMap<>(measured.facts());
    if (before.filter(old -> Shifts.isEdited(old, measured)).isPresent()) {
      facts.put(RunJudge.EDITED, 1.0);
    }
    MeasuredRendition now =
        new MeasuredRendition(
            measured.run(),
            measured.source(),
            measured.edition(),
            measured.fingerprint(),
            facts,
            Map.of());
    return before.map(old -> now.withShifts(Shifts.of(old, now))).orElse(now);
  }

  private Map<String, Double> facts(StagedPost post, Rendition rendition) {
    ReadPost read = post.read();
    Map<String, Double> facts = new TreeMap<>(RenditionMeter.facts(rendition));
    facts.put(Shifts.WORDS, (double) read.words());
    facts.put(Shifts.SOURCE_BYTES, (double) read.stamp().size());
    double references = 0;
    double referenceBytes = 0;
    for (StampedDependency dependency : read.dependencies()) {
      if (dependency.dependency().kind() == Dependency.Kind.FILE) {
        references++;
        referenceBytes += Math.max(0, dependency.stamp().size());
      }
    }
    facts.put(Shifts.REFERENCES, references);
    facts.put(Shifts.REFERENCE_BYTES, referenceBytes);
    Long time;
    synchronized (this) {
      time = millis.get(post.source() + '\n' + rendition.edition());
    }
    if (time != null) {
      facts.put(Shifts.MILLIS, time.doubleValue());
    }
    return facts;
  }

  // The guard reports a history that cannot be read once for a run.
  private Optional<MeasuredRendition> last(String source, String edition) {
    try {
      return history.get().last(source, edition);
    } catch (CatalogException e) {
      return Optional.empty();
    }
  }
}
