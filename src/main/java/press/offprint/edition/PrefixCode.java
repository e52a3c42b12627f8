package press.offprint.edition;

import java.util.Arrays;

/** A canonical prefix code with few bits for frequent symbols (RFC 1951, section 3.2.2). */
final class PrefixCode {
  /** The order in which the code of the lengths is written (section 3.2.7). */
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int FIRST_REPETITION = 16;

  private final int[] lengths;
  private final int[] codes;

  private PrefixCode(int[] lengths) {
    this.lengths = lengths;
    this.codes = codes(lengths);
  }

  /**
   * Returns a code.
   *
   * @param counts how often each symbol is used
   * @param most the greatest number of bits of a symbol
   */
  static PrefixCode of(int[] counts, int most) {
    int[] lengths = new int[counts.length];
    long[] used = new long[counts.length];
    int n = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        used[n++] = (long) counts[i] << 16 | i;
      }
    }
    if (n < 2) {
      // A code of one symbol has one bit, and decoders expect a symbol in each code.
      lengths[n == 0 ? 0 : (int) used[0] & 0xFFFF] = 1;
      return new PrefixCode(lengths);
    }
    Arrays.sort(used, 0, n);
    int[] atLength = countsByLength(used, n);
    limit(atLength, most);
    for (int length = most, i = 0; length > 0; length--) {
      for (int j = 0; j < atLength[length]; j++) {
        lengths[(int) used[i++] & 0xFFFF] = length;
      }
    }
    return new PrefixCode(lengths);
  }

  /** Returns the number of symbols with each length in a code of the smallest sum (Huffman). */
  private static int[] countsByLength(long[] used, int n) {
    long[] weights = new long[2 * n - 1];
    int[] parents = new int[2 * n - 1];
    for (int i = 0; i < n; i++) {
      weights[i] = used[i] >> 16;
    }
    // Symbols and sums are both in ascending order, so the smallest is the first of one of them.
    for (int sum = n, symbol = 0, inner = n; sum < 2 * n - 1; sum++) {
      for (int child = 0; child < 2; child++) {
        boolean takesSymbol = symbol < n && (inner == sum || weights[symbol] <= weights[inner]);
        int smallest = takesSymbol ? symbol++ : inner++;
        weights[sum] += weights[smallest];
        parents[smallest] = sum;
      }
    }
    int[] depths = new int[2 * n - 1];
    int[] counts = new int[Math.max(n, 16) + 1];
    for (int i = 2 * n - 3; i >= 0; i--) {
      depths[i] = depths[parents[i]] + 1;
      if (i < n) {
        counts[depths[i]]++;
      }
    }
    return counts;
  }

  /** Makes the code complete with at most {@code most} bits for each symbol. */
  private static void limit(int[] counts, int most) {
    for (int length = most + 1; length < counts.length; length++) {
      counts[most] += counts[length];
    }
    long space = 0;
    for (int length = 1; length <= most; length++) {
      space += (long) counts[length] << (most - length);
    }
    // Two symbols share the place of a shorter one until all fit.
    for (; space > 1L << most; space--) {
      counts[most]--;
      int length = most - 1;
      while (counts[length] == 0) {
        length--;
      }
      counts[length]--;
      counts[length + 1] += 2;
    }
  }

  private static int[] codes(int[] lengths) {
    int[] counts = new int[17];
    for (int length : lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    int[] next = new int[17];
    for (int length = 1; length < 17; length++) {
      next[length] = (next[length - 1] + counts[length - 1]) << 1;
    }
    int[] codes = new int[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] > 0) {
        // DEFLATE has the bits of a code in the reverse order of all other numbers.
        codes[i] = Integer.reverse(next[lengths[i]]++) >>> (32 - lengths[i]);
      }
    }
    return codes;
  }

  void write(int symbol, BitOutput out) {
    out.put(codes[symbol], lengths[symbol]);
  }

  /** Writes the lengths of both codes of a block (section 3.2.7). */
  static void writeLengths(PrefixCode literals, PrefixCode distances, BitOutput out) {
    int literalCount = used(literals.lengths, 257);
    int distanceCount = used(distances.lengths, 1);
    int[] all = Arrays.copyOf(literals.lengths, literalCount + distanceCount);
    System.arraycopy(distances.lengths, 0, all, literalCount, distanceCount);
    int[] symbols = new int[all.length];
    int[] extra = new int[all.length];
    int[] counts = new int[19];
    int n = 0;
    for (int i = 0, run; i < all.length; i += run) {
      run = run(all, i);
      int symbol = all[i];
      if (symbol == 0 && run >= 3) {
        run = Math.min(run, 138);
        extra[n] = run < 11 ? run - 3 : run - 11;
        symbol = run < 11 ? 17 : 18;
      } else if (i > 0 && symbol == all[i - 1] && run >= 3) {
        run = Math.min(run, 6);
        extra[n] = run - 3;
        symbol = FIRST_REPETITION;
      } else {
        run = 1;
      }
      symbols[n++] = symbol;
      counts[symbol]++;
    }
    PrefixCode code = of(counts, 7);
    int codeCount = ORDER.length;
    while (codeCount > 4 && code.lengths[ORDER[codeCount - 1]] == 0) {
      codeCount--;
    }
    out.put(literalCount - 257, 5);
    out.put(distanceCount - 1, 5);
    out.put(codeCount - 4, 4);
    for (int i = 0; i < codeCount; i++) {
      out.put(code.lengths[ORDER[i]], 3);
    }
    for (int i = 0; i < n; i++) {
      code.write(symbols[i], out);
      if (symbols[i] >= FIRST_REPETITION) {
        out.put(extra[i], symbols[i] == 16 ? 2 : symbols[i] == 17 ? 3 : 7);
      }
    }
  }

  private static int run(int[] all, int start) {
    int end = start + 1;
    while (end < all.length && all[end] == all[start]) {
      end++;
    }
    return end - start;
  }

  /** Returns the number of symbols up to the last one that is used, at least {@code least}. */
  private static int used(int[] lengths, int least) {
    int count = lengths.length;
    while (count > least && lengths[count - 1] == 0) {
      count--;
    }
    return count;
  }
}
