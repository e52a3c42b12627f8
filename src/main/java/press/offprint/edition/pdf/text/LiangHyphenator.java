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
 * The hyphenator of one language, by Liang's algorithm: each pattern that occurs in a word raises
 * the levels between its letters, and an odd level allows a hyphen (F. M. Liang, Word
 * Hy-phen-a-tion by Com-put-er, 1983). Thread-safe.
 */
public final class LiangHyphenator implements Hyphenator {
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final int MIN_WORD_LENGTH = 5;
  private static final int MIN_BEFORE = 2;
  private static final int MIN_AFTER = 3;
  private static final int MAX_CACHED_WORDS = 20_000;

  private final Map<String, byte[]> patterns = new HashMap<>();
  private final ConcurrentMap<String, String> hyphenated = new ConcurrentHashMap<>();
  private int longestPattern;

  private LiangHyphenator(String lines) {
    lines.lines().forEach(this::add);
  }

  /** The hyphenators of all languages; patterns are read when a document first needs them. */
  public static final class Languages {
    private final HyphenPatterns source;
    private final ConcurrentMap<String, Optional<LiangHyphenator>> loaded =
        new ConcurrentHashMap<>();

    public Languages(HyphenPatterns source) {
      this.source = source;
    }

    /** Returns the hyphenator for a BCP 47 tag; empty if the language has no patterns. */
    public Optional<LiangHyphenator> of(String language) {
      String tag = language.toLowerCase(Locale.ROOT);
      String root = tag.split("-", 2)[0];
      boolean british = List.of("en-au", "en-nz", "en-ie", "en-za", "en-in").contains(tag);
      String own = british ? "en-gb" : root.equals("no") ? "nb" : tag;
      return load(own).or(() -> load(root));
    }

    private Optional<LiangHyphenator> load(String tag) {
      return loaded.computeIfAbsent(
          tag, key -> source.patterns(key).map(Bytes::text).map(LiangHyphenator::new));
    }
  }

  private void add(String line) {
    if (line.startsWith("=")) {
      addWord(line.substring(1).split("-", -1));
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
    longestPattern = Math.max(longestPattern, letters.length());
    patterns.put(letters.toString(), levels);
  }

  private void addWord(String[] parts) {
    String word = String.join("", parts);
    StringBuilder out = new StringBuilder(word.length() + parts.length);
    int at = 0;
    for (String part : parts) {
      out.append(isPlace(at, word) ? String.valueOf(SOFT_HYPHEN) : "").append(part);
      at += part.length();
    }
    hyphenated.put(word, out.toString());
  }

  // Short ends are never parted, as in TeX.
  private static boolean isPlace(int at, String word) {
    return at >= MIN_BEFORE && at <= word.length() - MIN_AFTER;
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
      boolean isWord = end - start >= MIN_WORD_LENGTH && isWord(text, start, end);
      out.append(isWord ? hyphenateWord(text.substring(start, end)) : text.substring(start, end));
      if (end < text.length()) {
        out.append(text.charAt(end));
      }
      start = end + 1;
    }
    return out.toString();
  }

  // A part of a URL, of a file name or of a word with soft hyphens is not hyphenated.
  private static boolean isWord(String text, int start, int end) {
    return !isJoiner(text, start - 1) && !isJoiner(text, end);
  }

  private static boolean isJoiner(String text, int at) {
    return at >= 0 && at < text.length() && "/@_\\\u00AD0123456789".indexOf(text.charAt(at)) >= 0;
  }

  private String hyphenateWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.length() != word.length()) {
      return word;
    }
    String known = hyphenated.get(lower);
    if (known == null) {
      known = computeHyphens(lower);
      if (hyphenated.size() < MAX_CACHED_WORDS) {
        hyphenated.put(lower, known);
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

  private String computeHyphens(String word) {
    String edged = "." + word + ".";
    byte[] levels = new byte[edged.length() + 1];
    for (int from = 0; from < edged.length(); from++) {
      int most = Math.min(edged.length(), from + longestPattern);
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
      if (isPlace(i, word) && levels[i + 1] % 2 == 1) {
        out.append(SOFT_HYPHEN);
      }
      out.append(word.charAt(i));
    }
    return out.toString();
  }
}
