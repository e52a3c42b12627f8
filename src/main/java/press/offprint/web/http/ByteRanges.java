package press.offprint.web.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ranges of a {@code Range} header (RFC 9110 section 14): sorted, inside the file, and joined
 * if they overlap or touch.
 */
record ByteRanges(List<Part> parts) {
  /** The most ranges of one request; readers need one or two, and each more costs work. */
  private static final int LIMIT = 8;

  private static final Pattern RANGE = Pattern.compile("(\\d{0,18})-(\\d{0,18})");

  /** The bytes from {@code first} to {@code last}, both included. */
  record Part(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  /** No range is inside the file, or there are too many. */
  static final ByteRanges UNSATISFIABLE = new ByteRanges(List.of());

  ByteRanges {
    parts = List.copyOf(parts);
  }

  /** Parses a header. Returns empty if it is absent or malformed, and so must be ignored. */
  static Optional<ByteRanges> of(String header, long size) {
    if (header == null || !header.regionMatches(true, 0, "bytes=", 0, 6)) {
      return Optional.empty();
    }
    String[] specs = header.substring(6).split(",", -1);
    if (specs.length > LIMIT) {
      return Optional.of(UNSATISFIABLE);
    }
    List<Part> parts = new ArrayList<>();
    for (String spec : specs) {
      Matcher matcher = RANGE.matcher(spec.strip());
      if (!matcher.matches() || spec.strip().equals("-")) {
        return Optional.empty();
      }
      String first = matcher.group(1);
      String last = matcher.group(2);
      if (first.isEmpty()) {
        long length = Math.min(Long.parseLong(last), size);
        if (length > 0) {
          parts.add(new Part(size - length, size - 1));
        }
      } else {
        long start = Long.parseLong(first);
        long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < start) {
          return Optional.empty();
        }
        if (start < size) {
          parts.add(new Part(start, end));
        }
      }
    }
    return Optional.of(new ByteRanges(join(parts)));
  }

  private static List<Part> join(List<Part> parts) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparingLong(Part::first));
    List<Part> joined = new ArrayList<>();
    for (Part part : sorted) {
      Part before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null && part.first() <= before.last() + 1) {
        joined.set(
            joined.size() - 1, new Part(before.first(), Math.max(before.last(), part.last())));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }

  boolean isUnsatisfiable() {
    return parts.isEmpty();
  }

  long length() {
    return parts.stream().mapToLong(Part::length).sum();
  }
}
