package press.offprint.content.related;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.related.TermStatistics.Language;
import press.offprint.model.interrupt.Regex;

/** The choice of the keywords of a post from its candidates. */
final class KeywordRanking {
  private static final int MOST = 10;
  private static final int REPEATED = 3;
  private static final int TITLED = 2;

  /** The languages whose function words are never candidates. */
  private static final Set<String> FILTERED = Set.of("en", "ja");

  private static final Pattern JOINER = Pattern.compile("[ ._-]");

  private final TermStatistics statistics;
  private final Language language;
  private final boolean filtered;

  KeywordRanking(TermStatistics statistics, String language) {
    this.statistics = statistics;
    this.language = statistics.language(language);
    this.filtered = FILTERED.contains(language);
  }

  private record Ranked(KeywordCandidate candidate, long weight) {}

  /** Returns up to ten keywords, the best first. */
  List<String> of(List<KeywordCandidate> candidates) {
    List<Ranked> ranked = new ArrayList<>();
    List<KeywordCandidate> compounds = new ArrayList<>();
    for (KeywordCandidate candidate : candidates) {
      int df = posts(candidate);
      if (isKeyword(candidate, df)) {
        long weight = (long) candidate.count() * (language.rarity(df) + 2);
        ranked.add(new Ranked(candidate, weight));
        if (candidate.compound()) {
          compounds.add(candidate);
        }
      }
    }
    ranked.sort(
        Comparator.comparingLong((Ranked each) -> -each.weight())
            .thenComparing(each -> each.candidate().term()));
    List<String> keywords = new ArrayList<>();
    for (Ranked each : ranked) {
      if (keywords.size() < MOST && !isExplained(each.candidate(), compounds)) {
        keywords.add(each.candidate().spelled());
      }
    }
    return keywords;
  }

  private int posts(KeywordCandidate candidate) {
    int df =
        TermCounter.isSplit(candidate)
            ? language.whole(candidate.term())
            : language.posts(statistics.number(TermCounter.termOf(candidate)));
    return Math.max(1, df);
  }

  private boolean isKeyword(KeywordCandidate candidate, int df) {
    if (candidate.compound()) {
      // Katakana are nouns, so only other runs need a proof that they are one term.
      boolean run = !Regex.matcher(JOINER, candidate.term()).find() && !isKatakana(candidate);
      if (run && (df < 2 || (candidate.count() < REPEATED && !candidate.titled()))) {
        return false;
      }
    }
    boolean often =
        candidate.count() >= REPEATED || (candidate.count() >= TITLED && candidate.titled());
    return (df > 1 || often) && (filtered || !language.isCommon(df));
  }

  private static boolean isKatakana(KeywordCandidate candidate) {
    return candidate.term().chars().allMatch(CandidateCounter::isKatakana);
  }

  // A part is left out if most of its occurrences are in one compound.
  private static boolean isExplained(KeywordCandidate part, List<KeywordCandidate> compounds) {
    for (KeywordCandidate whole : compounds) {
      if (whole.term().length() > part.term().length()
          && 10L * whole.count() >= 6L * part.count()
          && isPart(part.term(), whole.term())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(String part, String whole) {
    if (!Regex.matcher(JOINER, whole).find()) {
      return whole.contains(part);
    }
    int rest = whole.length() - part.length();
    boolean first = whole.startsWith(part) && isJoiner(whole.charAt(part.length()));
    return first || (whole.endsWith(part) && isJoiner(whole.charAt(rest - 1)));
  }

  private static boolean isJoiner(char c) {
    return Regex.matcher(JOINER, String.valueOf(c)).matches();
  }
}
