package press.offprint.pipeline.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/**
 * Who may have which place in the site. Who is published at a place keeps it, also while that post
 * is broken: a newcomer must not take a neighbour down. Where nobody is there yet, nobody of
 * several gets it.
 */
public final class PathConflicts {
  private final Map<String, Problem> losers = new TreeMap<>();

  private PathConflicts() {}

  /**
   * @param everything all posts that are meant to be seen
   * @param surveys of all sources, with what was published of them before
   */
  static PathConflicts of(SiteIndex everything, Collection<ScannedPost> surveys) {
    PathConflicts claims = new PathConflicts();
    Map<String, ScannedPost> bySource = new HashMap<>();
    surveys.forEach(survey -> bySource.put(survey.source(), survey));
    everything.conflicts().values().forEach(rivals -> claims.judge(rivals, bySource, everything));
    claims.keepStanding(everything, bySource);
    return claims;
  }

  /** For every source that may not have the place it wants: why. */
  Map<String, Problem> rejected() {
    return losers;
  }

  private void judge(List<String> rivals, Map<String, ScannedPost> surveys, SiteIndex atlas) {
    Optional<String> holder =
        rivals.stream()
            .filter(
                rival ->
                    standing(surveys.get(rival))
                        .flatMap(atlas::byPath)
                        .filter(there -> rivals.contains(there.source()))
                        .isPresent())
            .findFirst();
    for (String rival : rivals) {
      if (!holder.map(rival::equals).orElse(false)) {
        List<String> others = rivals.stream().filter(other -> !other.equals(rival)).toList();
        losers.put(rival, conflict(atlas.bySource(rival).orElseThrow(), others));
      }
    }
  }

  // A post that cannot be published now stands where it was last published; whoever may not go
  // there stands where it was, in turn.
  private void keepStanding(SiteIndex everything, Map<String, ScannedPost> surveys) {
    Deque<ScannedPost> standing = new ArrayDeque<>();
    for (ScannedPost survey : surveys.values()) {
      if (survey.card().isEmpty() || losers.containsKey(survey.source())) {
        standing.add(survey);
      }
    }
    while (!standing.isEmpty()) {
      ScannedPost survey = standing.remove();
      standing(survey)
          .flatMap(everything::byPath)
          .filter(card -> !card.source().equals(survey.source()))
          .filter(card -> !losers.containsKey(card.source()))
          .ifPresent(
              card -> {
                losers.put(card.source(), taken(card, survey.source()));
                standing.add(surveys.get(card.source()));
              });
    }
  }

  /** Where something is published of a source now. */
  private static Optional<String> standing(ScannedPost survey) {
    return survey.previous().filter(entry -> !entry.renditions().isEmpty()).map(CatalogEntry::path);
  }

  public static Problem conflict(PostHeader card, List<String> others) {
    String rivals = others.stream().map(o -> "'" + o + "'").collect(Collectors.joining(" and "));
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + card.source()
            + "' and "
            + rivals
            + " both want the place "
            + card.path()
            + "; neither is overwritten.",
        "Give one of them another slug in its front matter, or another file name.");
  }

  private static Problem taken(PostHeader card, String other) {
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        "'"
            + card.source()
            + "' wants the place "
            + card.path()
            + ", where '"
            + other
            + "' was published; that stays while '"
            + other
            + "' cannot be published anew.",
        "Mend or delete that post, or give this one another slug.");
  }
}
