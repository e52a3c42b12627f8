package press.offprint.edition.pdf.text;

import com.openhtmltopdf.extend.Hyphenator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import press.offprint.model.bytes.Bytes;

/**
 * Divides words of one language by Liang's algorithm: every pattern that occurs in a word raises
 * the levels between its letters, and an odd level allows a hyphen. (F. M. Liang, Word
 * Hy-phen-a-tion by Com-put-er, 1983.)
 */
public final class LiangHyphenator implements Hyphenator {
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final int SHORTEST = 5;
  private static final int BEFORE = 2;
  private static final int AFTER = 3;
  private static final int REMEMBERED = 20_000;

  private final Map<String, byte[]> patterns = new HashMap<>();
  private final ConcurrentMap<String, String> divided = new ConcurrentHashMap<>();
  private int longest;

  private LiangHyphenator(String lines) {
    lines.lines().forEach(this::add);
  }

  /** The languages of a process; patterns are read when a document first needs them. */
  public static final class Languages {
    private final HyphenPatterns source;
    private final ConcurrentMap<String, Optional<LiangHyphenator>> known =
        new ConcurrentHashMap<>();

    public Languages(HyphenPatterns source) {
      this.source = source;
    }

    /** For a BCP 47 tag; empty where there are no patterns. */
    public Optional<LiangHyphenator> of(String language) {
      String tag = language.toLowerCase(Locale.ROOT);
      String root = tag.split("-", 2)[0];
      boolean british = List.of("en-au", "en-nz", "en-ie", "en-za", "en-in").contains(tag);
      String own = british ? "en-gb" : root.equals("no") ? "nb" : tag;
      return load(own).or(() -> load(root));
    }

    private Optional<LiangHyphenator> load(String tag) {
      return known.computeIfAbsent(
          tag, key -> source.patterns(key).map(Bytes::text).map(LiangHyphenator::new));
    }
  }

  private void add(String line) {
    if (line.startsWith("=")) {
      String word = line.substring(1);
      divided.put(word.replace("-", ""), word.replace('-', SOFT_HYPHEN));
      return;
    }
    StringBuilder letters = new StringBuilder();
    byte[] levels = new byte[line.length() + 1];
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c >= '0' && c <= '9') {
        levels[letters.length()] = (byte) (c - '0');
      } else {
        letters.append(c);
      }
    }
    longest = Math.max(longest, letters.length());
    patterns.put(letters.toString(), levels);
  }

  @Override
  public String hyphenateText(String text) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 5);
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      boolean whole = end - start >= SHORTEST && isWord(text, start, end);
      out.append(whole ? word(text.substring(start, end)) : text.substring(start, end));
      if (end < text.length()) {
        out.append(text.charAt(end));
      }
      start = end + 1;
    }
    return out.toString();
  }

  // Parts of an address, a file name or a word that already has hyphens are not divided again.
  private static boolean isWord(String text, int start, int end) {
    return !joins(text, start - 1) && !joins(text, end);
  }

  private static boolean joins(String text, int at) {
    return at >= 0 && at < text.length() && "/@_\\\u00AD0123456789".indexOf(text.charAt(at)) >= 0;
  }

  private String word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.length() != word.length()) {
      return word;
    }
    String known = divided.get(lower);
    if (known == null) {
      known = divide(lower);
      if (divided.size() < REMEMBERED) {
        divided.put(lower, known);
      }
    }
    if (known.length() == word.length()) {
      return word;
    }
    StringBuilder out = new StringBuilder(known.length());
    int letter = 0;
    for (int i = 0; i < known.length(); i++) {
      out.append(known.charAt(i) == SOFT_HYPHEN ? SOFT_HYPHEN : word.charAt(letter++));
    }
    return out.toString();
  }

  private String divide(String word) {
    String edged = "." + word + ".";
    byte[] levels = new byte[edged.length() + 1];
    for (int from = 0; from < edged.length(); from++) {
      int most = Math.min(edged.length(), from + longest);
      for (int to = from + 1; to <= most; to++) {
        byte[] pattern = patterns.get(edged.substring(from, to));
        if (pattern != null) {
          for (int i = 0; i <= to - from; i++) {
            levels[from + i] = (byte) Math.max(levels[from + i], pattern[i]);
          }
        }
      }
    }
    StringBuilder out = new StringBuilder(word.length() + 4);
    for (int i = 0; i < word.length(); i++) {
      if (i >= BEFORE && i <= word.length() - AFTER && levels[i + 1] % 2 == 1) {
        out.append(SOFT_HYPHEN);
      }
      out.append(word.charAt(i));
    }
    return out.toString();
  }
}
