package press.offprint.content.site.permalink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Urlizer;

/** The aliases of one post: kept as written if they are safe, else dropped with a warning. */
final class Aliases {
  // An alias must equal the former path, so it may hold more signs than a permalink of Offprint.
  private static final String ALLOWED = "-._~+@!,()=&' ";

  private final String path;
  private final int line;
  private final int most;
  private final List<Problem> problems;

  Aliases(String path, int line, int most, List<Problem> problems) {
    this.path = path;
    this.line = line;
    this.most = most;
    this.problems = problems;
  }

  /** Returns the safe aliases without repetitions and without the permalink of the post. */
  List<String> of(List<String> written) {
    List<String> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    seen.add(PathSegments.fold(path));
    if (written.size() > most) {
      problems.add(
          Problem.warning(
              ProblemCode.LIMIT_FRONT_MATTER,
              line,
              "The post has "
                  + written.size()
                  + " aliases, of which the first "
                  + most
                  + " are used: each becomes a page",
              "Delete the aliases that nobody visits, or raise limits.aliases in offprint.yaml."));
    }
    for (String each : written.subList(0, Math.min(most, written.size()))) {
      check(each).filter(alias -> seen.add(PathSegments.fold(alias))).ifPresent(kept::add);
    }
    return kept;
  }

  private Optional<String> check(String written) {
    List<String> segments = new ArrayList<>();
    String rest = written.strip();
    if (!rest.startsWith("/")) {
      // As in Hugo, a relative alias is resolved against the folder around the post.
      List<String> permalink = UntrustedPath.segments(path);
      segments.addAll(permalink.subList(0, permalink.size() - 1));
      while (rest.startsWith("../") && !segments.isEmpty()) {
        segments.remove(segments.size() - 1);
        rest = rest.substring(3);
      }
      rest = rest.startsWith("./") ? rest.substring(2) : rest;
    }
    Optional<String> fault = UntrustedPath.fault(rest);
    if (fault.isPresent()) {
      return drop(written, fault.get());
    }
    int end = Regex.replaceAll(rest, "[?#].*", "").length();
    segments.addAll(UntrustedPath.segments(rest.substring(0, end)));
    if (segments.isEmpty()) {
      return dropReserved(written);
    }
    if (ServerAddresses.isReserved("/" + String.join("/", segments) + "/")) {
      return drop(
          ProblemCode.SLUG_CONFLICT,
          written,
          "the web server needs that address",
          "Delete the alias.");
    }
    for (String segment : segments) {
      Optional<String> inSegment = fault(segment);
      if (inSegment.isPresent()) {
        return drop(written, inSegment.get());
      }
    }
    if (PathSegments.isReserved(segments.get(0))) {
      return dropReserved(written);
    }
    String last = segments.get(segments.size() - 1).toLowerCase(Locale.ROOT);
    if (last.equals("index.html") || last.equals("index.htm")) {
      segments.remove(segments.size() - 1);
      last = "";
    }
    boolean file = last.endsWith(".html") || last.endsWith(".htm");
    String alias = "/" + String.join("/", segments) + (file ? "" : "/");
    return PathSegments.bytes(alias) > 1_000
        ? drop(written, "it is longer than 1000 bytes")
        : Optional.of(alias);
  }

  private static Optional<String> fault(String segment) {
    boolean allowed =
        segment.codePoints().allMatch(c -> Urlizer.isWordPart(c) || ALLOWED.indexOf(c) >= 0);
    if (!allowed) {
      return Optional.of("it holds a sign that some file systems forbid");
    }
    if (segment.startsWith(".") || segment.startsWith("-") || segment.endsWith(".")) {
      return Optional.of("a segment begins with a dot or hyphen, or ends with a dot");
    }
    if (PathSegments.isDevice(segment)) {
      return Optional.of("Windows reserves that name for a device");
    }
    return PathSegments.bytes(segment) > PathSegments.MAX_BYTES
        ? Optional.of("a segment is longer than " + PathSegments.MAX_BYTES + " bytes")
        : Optional.empty();
  }

  private Optional<String> drop(String written, String why) {
    return drop(
        ProblemCode.SLUG_INVALID,
        written,
        why,
        "Write a path from the site's root, such as /old/place/.");
  }

  private Optional<String> dropReserved(String written) {
    return drop(
        ProblemCode.SLUG_CONFLICT, written, "the site itself needs that path", "Delete the alias.");
  }

  private Optional<String> drop(ProblemCode code, String written, String why, String hint) {
    problems.add(
        Problem.warning(code, line, "The alias \"" + written + "\" was dropped: " + why, hint));
    return Optional.empty();
  }
}
