package press.offprint.web.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a file that a request asks for, as RFC 9110 section 14 defines them: sorted, inside
 * of the file, and none touches another.
 */
record ByteRanges(List<Part> parts) {
  /** More than a reader ever needs: whoever asks for more wants to make work. */
  private static final int MOST = 8;

  private static final Pattern RANGE = Pattern.compile("(\\d{0,18})-(\\d{0,18})");

  /** Bytes from {@code first} to {@code last}, both included. */
  record Part(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  /** Nothing in the file is asked for, or too many pieces of it. */
  static final ByteRanges UNSATISFIABLE = new ByteRanges(List.of());

  ByteRanges {
    parts = List.copyOf(parts);
  }

  /** The ranges of a header; empty where it is none that we understand, and then it is ignored. */
  static Optional<ByteRanges> of(String header, long size) {
    if (header == null || !header.regionMatches(true, 0, "bytes=", 0, 6)) {
      return Optional.empty();
    }
    String[] specs = header.substring(6).split(",", -1);
    if (specs.length > MOST) {
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
    return Optional.of(new ByteRanges(joined(parts)));
  }

  private static List<Part> joined(List<Part> parts) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparingLong(Part::first));
    List<Part> out = new ArrayList<>();
    for (Part part : sorted) {
      Part before = out.isEmpty() ? null : out.get(out.size() - 1);
      if (before != null && part.first() <= before.last() + 1) {
        out.set(out.size() - 1, new Part(before.first(), Math.max(before.last(), part.last())));
      } else {
        out.add(part);
      }
    }
    return out;
  }

  boolean isUnsatisfiable() {
    return parts.isEmpty();
  }

  long length() {
    return parts.stream().mapToLong(Part::length).sum();
  }
}
