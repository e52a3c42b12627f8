package press.offprint.content.site.permalink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/** Former places of one post: kept as written where they are safe, dropped with a warning else. */
final class Aliases {
  // A former address must stay as it was, so more signs are kept than in our own.
  private static final String ALLOWED = "-._~+@!,()=&' ";

  private final String path;
  private final int line;
  private final List<Problem> problems;

  Aliases(String path, int line, List<Problem> problems) {
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  List<String> of(List<String> written) {
    List<String> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    seen.add(PathSegments.fold(path));
    for (String alias : written) {
      Optional<String> safe = check(alias);
      safe.filter(place -> seen.add(PathSegments.fold(place))).ifPresent(kept::add);
    }
    return kept;
  }

  private Optional<String> check(String written) {
    List<String> segments = new ArrayList<>();
    String rest = written.strip();
    if (!rest.startsWith("/")) {
      // As in Hugo, a relative alias counts from the folder around the post.
      List<String> own = UntrustedPath.segments(path);
      segments.addAll(own.subList(0, own.size() - 1));
      while (rest.startsWith("../") && !segments.isEmpty()) {
        segments.remove(segments.size() - 1);
        rest = rest.substring(3);
      }
      rest = rest.startsWith("./") ? rest.substring(2) : rest;
    }
    Optional<String> complaint = UntrustedPath.complaint(rest);
    if (complaint.isPresent()) {
      return refuse(written, complaint.get());
    }
    int end = rest.replaceAll("[?#].*", "").length();
    segments.addAll(UntrustedPath.segments(rest.substring(0, end)));
    if (segments.isEmpty()) {
      return conflict(written);
    }
    for (String segment : segments) {
      Optional<String> unfit = unfit(segment);
      if (unfit.isPresent()) {
        return refuse(written, unfit.get());
      }
    }
    if (PathSegments.isReserved(segments.get(0))) {
      return conflict(written);
    }
    String last = segments.get(segments.size() - 1).toLowerCase(Locale.ROOT);
    if (last.equals("index.html") || last.equals("index.htm")) {
      segments.remove(segments.size() - 1);
      last = "";
    }
    boolean file = last.endsWith(".html") || last.endsWith(".htm");
    String place = "/" + String.join("/", segments) + (file ? "" : "/");
    return PathSegments.bytes(place) > 1_000
        ? refuse(written, "it is longer than 1000 bytes")
        : Optional.of(place);
  }

  private static Optional<String> unfit(String segment) {
    boolean allowed =
        segment.codePoints().allMatch(c -> PathSegments.isWordPart(c) || ALLOWED.indexOf(c) >= 0);
    if (!allowed) {
      return Optional.of("it holds a sign that not every file system takes");
    }
    if (segment.startsWith(".") || segment.startsWith("-") || segment.endsWith(".")) {
      return Optional.of("a segment begins with a dot or hyphen, or ends with a dot");
    }
    if (PathSegments.isDevice(segment)) {
      return Optional.of("Windows keeps that name for a device");
    }
    return PathSegments.bytes(segment) > PathSegments.MAX_BYTES
        ? Optional.of("a segment is longer than " + PathSegments.MAX_BYTES + " bytes")
        : Optional.empty();
  }

  private Optional<String> refuse(String written, String why) {
    problems.add(
        Problem.warning(
            ProblemCode.SLUG_INVALID,
            line,
            "The alias \"" + written + "\" was dropped: " + why,
            "Write a path from the site's root, such as /old/place/."));
    return Optional.empty();
  }

  private Optional<String> conflict(String written) {
    problems.add(
        Problem.warning(
            ProblemCode.SLUG_CONFLICT,
            line,
            "The alias \"" + written + "\" was dropped: the site needs that place itself",
            "Delete the alias."));
    return Optional.empty();
  }
}
