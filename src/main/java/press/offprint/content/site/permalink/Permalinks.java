package press.offprint.content.site.permalink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Metadata;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Site;

/**
 * Where posts go in the site: Hugo's defaults, the site's own patterns, and what front matter asks
 * for. Every path it gives is safe as folders on every file system.
 */
public final class Permalinks {
  private static final int MAX_PATH = 1_000;
  private static final Pattern FILE = Pattern.compile("(?i)(?<!/index)\\.html?$");

  private final Site site;

  public Permalinks(Site site) {
    this.site = site;
  }

  /**
   * The place of a post.
   *
   * @param source the post's path relative to the content folder
   * @param line one-based line of a front matter field such as {@code slug}, 0 where not known
   */
  public Permalink place(String source, Metadata metadata, ToIntFunction<String> line) {
    List<Problem> problems = new ArrayList<>();
    if (source.indexOf('\uFFFD') >= 0) {
      problems.add(
          Problem.error(
              ProblemCode.NAME_INVALID, 0, "The file's name is not UTF-8", "Rename the file."));
      return new Permalink("", List.of(), problems);
    }
    SourcePath name = SourcePath.of(source);
    List<String> segments = segments(name, metadata, line, problems);
    String path = segments.isEmpty() ? "" : "/" + String.join("/", segments) + "/";
    if (PathSegments.bytes(path) > MAX_PATH) {
      problems.add(
          Problem.error(
              ProblemCode.NAME_INVALID,
              0,
              "The post's path in the site is longer than " + MAX_PATH + " bytes",
              "Use fewer or shorter folders, or give it a url in its front matter."));
    }
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Permalink("", List.of(), problems);
    }
    List<String> former = new ArrayList<>(metadata.address().aliases());
    ending(name, metadata)
        .ifPresent(html -> former.add(path.substring(0, path.length() - 1) + html));
    Aliases aliases = new Aliases(path, line.applyAsInt("aliases"), problems);
    return new Permalink(path, aliases.of(former), problems);
  }

  /**
   * What a page ends with that is asked for as a file, such as {@code .html}: others link to it.
   */
  private Optional<String> ending(SourcePath name, Metadata metadata) {
    return asked(name, metadata)
        .map(asked -> PermalinkPattern.expand(asked, name, metadata, metadata.dates().date()))
        .map(FILE::matcher)
        .filter(Matcher::find)
        .map(Matcher::group);
  }

  private Optional<String> asked(SourcePath name, Metadata metadata) {
    Optional<String> url = metadata.address().url().filter(text -> !isRoot(text));
    return url.isPresent() || name.role() == SourcePath.Role.SECTION ? url : pattern(name);
  }

  private List<String> segments(
      SourcePath name, Metadata metadata, ToIntFunction<String> line, List<Problem> problems) {
    Optional<String> url = metadata.address().url().filter(text -> !isRoot(text));
    if (url.isPresent()) {
      return ofUrl(url.get(), name, metadata, line.applyAsInt("url"), problems);
    }
    Optional<String> slug =
        metadata
            .address()
            .slug()
            .filter(text -> name.role() != SourcePath.Role.SECTION)
            .map(text -> ofSlug(text, line.applyAsInt("slug"), problems));
    if (!problems.isEmpty()) {
      return List.of();
    }
    Optional<String> pattern =
        name.role() == SourcePath.Role.SECTION ? Optional.empty() : pattern(name);
    if (pattern.isPresent()) {
      return ofPattern(pattern.get(), name, metadata, 0, true, problems);
    }
    List<String> segments = new ArrayList<>(name.folders());
    if (name.role() == SourcePath.Role.PAGE) {
      segments.add(name.undated().isEmpty() ? name.base() : name.undated());
    }
    if (segments.isEmpty()) {
      // Hugo would give /, which is the site's own page here.
      String title = PathSegments.urlize(metadata.title().replace('/', ' '));
      return free(List.of(slug.orElse(title.isEmpty() ? "home" : title)));
    }
    List<String> clean = new ArrayList<>();
    name.suffix()
        .filter(language -> !language.equals(site.language()))
        .filter(language -> !Languages.inName(segments.get(0)).equals(Optional.of(language)))
        .ifPresent(language -> clean.add(language.toLowerCase(Locale.ROOT)));
    for (int i = 0; i < segments.size(); i++) {
      boolean last = i == segments.size() - 1;
      String segment = last && slug.isPresent() ? slug.get() : PathSegments.urlize(segments.get(i));
      if (segment.isEmpty()) {
        problems.add(
            Problem.error(
                ProblemCode.NAME_INVALID,
                0,
                "The name \"" + segments.get(i) + "\" holds no letter or digit to make a path of",
                "Rename it, or give the post a url in its front matter."));
        return List.of();
      }
      clean.add(segment);
    }
    return free(clean);
  }

  private Optional<String> pattern(SourcePath name) {
    List<String> folders = name.folders();
    boolean inSection = folders.size() > (name.role() == SourcePath.Role.BUNDLE ? 1 : 0);
    String section = inSection ? folders.get(0) : "";
    return Optional.ofNullable(site.permalinks().get(section.isEmpty() ? "/" : section))
        .or(() -> Optional.ofNullable(site.permalinks().get("*")));
  }

  private static String ofSlug(String written, int line, List<Problem> problems) {
    String bare = written.strip().replaceAll("^/|/$", "");
    String clean = PathSegments.sanitise(bare, true);
    Optional<String> complaint =
        UntrustedPath.complaint(written)
            .or(() -> when(bare.indexOf('/') >= 0, "it holds a slash; a path goes into url"))
            .or(() -> when(bare.startsWith("-"), "it begins with a hyphen"))
            .or(() -> when(clean.isEmpty(), "it holds no letter or digit"))
            .or(() -> unfit(clean))
            .or(() -> when(PathSegments.isReserved(clean), "the site needs that name itself"));
    complaint.ifPresent(why -> problems.add(invalid("slug", written, why, line)));
    return PathSegments.urlize(clean);
  }

  private List<String> ofUrl(
      String written, SourcePath name, Metadata metadata, int line, List<Problem> problems) {
    Optional<String> complaint =
        UntrustedPath.complaint(written)
            .or(
                () ->
                    when(
                        written.indexOf('?') >= 0 || written.indexOf('#') >= 0,
                        "it holds a query or a fragment"));
    if (complaint.isPresent()) {
      problems.add(invalid("url", written, complaint.get(), line));
      return List.of();
    }
    List<String> unknown = PermalinkPattern.unknown(written);
    if (!unknown.isEmpty()) {
      problems.add(invalid("url", written, unknown.get(0) + " is no known token", line));
      return List.of();
    }
    return ofPattern(written, name, metadata, line, false, problems);
  }

  private static List<String> ofPattern(
      String pattern,
      SourcePath name,
      Metadata metadata,
      int line,
      boolean ofSite,
      List<Problem> problems) {
    if (PermalinkPattern.needsDate(pattern) && metadata.dates().date().isEmpty()) {
      problems.add(
          Problem.error(
              ProblemCode.SLUG_INVALID,
              line,
              "The address pattern " + pattern + " needs a date and the post has none",
              "Add a date to the front matter."));
      return List.of();
    }
    String expanded = PermalinkPattern.expand(pattern, name, metadata, metadata.dates().date());
    List<String> segments = new ArrayList<>();
    for (String segment : UntrustedPath.segments(withoutEnding(expanded))) {
      String clean = ofSite ? PathSegments.urlize(segment) : PathSegments.sanitise(segment, false);
      Optional<String> complaint =
          when(clean.isEmpty(), "a segment holds no letter or digit")
              .or(() -> unfit(clean))
              .or(
                  () ->
                      when(
                          !ofSite && segments.isEmpty() && PathSegments.isReserved(clean),
                          "the site needs that name itself"));
      if (complaint.isPresent()) {
        problems.add(invalid(ofSite ? "address" : "url", expanded, complaint.get(), line));
        return List.of();
      }
      segments.add(clean);
    }
    if (segments.isEmpty()) {
      problems.add(invalid(ofSite ? "address" : "url", pattern, "nothing of it is left", line));
      return List.of();
    }
    return ofSite ? free(segments) : segments;
  }

  // Every page is a folder with an index.html, so endings that say so are dropped.
  private static String withoutEnding(String path) {
    return path.replaceFirst("(?i)/index\\.html?$", "/").replaceFirst("(?i)\\.html?/?$", "");
  }

  private static boolean isRoot(String url) {
    return url.strip().matches("/?(index\\.html?)?");
  }

  private static Optional<String> unfit(String clean) {
    return when(PathSegments.isDevice(clean), "Windows keeps that name for a device")
        .or(
            () ->
                when(
                    PathSegments.bytes(clean) > PathSegments.MAX_BYTES,
                    "a segment is longer than " + PathSegments.MAX_BYTES + " bytes"));
  }

  private static List<String> free(List<String> segments) {
    List<String> all = new ArrayList<>(segments);
    all.set(0, PathSegments.isReserved(all.get(0)) ? all.get(0) + "-page" : all.get(0));
    return all;
  }

  private static Optional<String> when(boolean wrong, String complaint) {
    return wrong ? Optional.of(complaint) : Optional.empty();
  }

  private static Problem invalid(String field, String written, String why, int line) {
    String shown = written.length() > 80 ? written.substring(0, 80) + "…" : written;
    return Problem.error(
        ProblemCode.SLUG_INVALID,
        line,
        "The " + field + " \"" + shown + "\" cannot be used: " + why,
        "Write letters, digits and hyphens, such as my-first-post.");
  }
}
