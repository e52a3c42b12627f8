package press.offprint.content.site.permalink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Metadata;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;
import press.offprint.model.text.Urlizer;

/**
 * The permalinks of posts: by Hugo's defaults, by the patterns of the site, or by front matter.
 * Each path is valid as folders on all file systems.
 */
public final class Permalinks {
  private static final int MAX_PATH = 1_000;
  private static final Pattern FILE = Pattern.compile("(?i)(?<!/index)\\.html?$");

  // The text of the home page, which the list of all posts shows.
  private static final List<String> HOME = List.of("");

  private final Site site;

  public Permalinks(Site site) {
    this.site = site;
  }

  /**
   * Returns the permalink of a post.
   *
   * @param source the post's path relative to the content folder
   * @param isHidden true for a draft and for a post that gets no page; it may lack the date that
   *     the address of a page needs, whose parts are then left out
   * @param line one-based line of a front matter field such as {@code slug}, 0 if it is not known
   */
  public Permalink of(
      String source, Metadata metadata, boolean isHidden, ToIntFunction<String> line) {
    List<Problem> problems = new ArrayList<>();
    if (source.indexOf('\uFFFD') >= 0) {
      problems.add(
          Problem.error(
              ProblemCode.NAME_INVALID,
              0,
              "The name of the file is not UTF-8",
              "Rename the file."));
      return new Permalink("", List.of(), problems);
    }
    SourcePath name = withoutMainLanguage(SourcePath.of(source));
    Optional<Problem> undated = isHidden ? Optional.empty() : undated(name, metadata, line);
    if (undated.isPresent()) {
      return new Permalink("", List.of(), List.of(undated.get()));
    }
    List<String> segments = segments(name, metadata, line, problems);
    boolean home = segments.equals(HOME);
    String end = extension(name, metadata).orElse("/");
    String path = segments.isEmpty() ? "" : home ? "/" : "/" + String.join("/", segments) + end;
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
    List<String> safe =
        new Aliases(path, line.applyAsInt("aliases"), site.limits().aliases(), problems)
            .of(metadata.address().aliases());
    return new Permalink(path, safe, problems);
  }

  private Optional<Problem> undated(
      SourcePath name, Metadata metadata, ToIntFunction<String> line) {
    boolean isOwn = metadata.address().url().isPresent();
    return requested(name, metadata)
        .filter(pattern -> metadata.dates().date().isEmpty())
        .filter(PermalinkPattern::needsDate)
        .map(
            pattern ->
                Problem.error(
                    ProblemCode.SLUG_INVALID,
                    isOwn ? line.applyAsInt("url") : 0,
                    "The address pattern " + pattern + " needs a date and the post has none",
                    "Add a date to the front matter."));
  }

  // The extension of a permalink such as /post.html: the page is that file.
  private Optional<String> extension(SourcePath name, Metadata metadata) {
    return requested(name, metadata)
        .map(pattern -> PermalinkPattern.expand(pattern, name, metadata, metadata.dates().date()))
        .map(path -> Regex.matcher(FILE, path))
        .filter(Matcher::find)
        .map(Matcher::group);
  }

  private Optional<String> requested(SourcePath name, Metadata metadata) {
    Optional<String> url = metadata.address().url().filter(text -> !isRoot(text));
    return url.isPresent() || name.role() == SourcePath.Role.SECTION
        ? url
        : pattern(name, metadata).map(PatternChoice::pattern);
  }

  // The home page of the language of the site is at the root, so its folder has no place in paths.
  // Without a configuration of the languages, the folder may be a section.
  private SourcePath withoutMainLanguage(SourcePath name) {
    boolean main =
        site.structure().languages().size() > 1
            && folderLanguage(name).filter(site.language()::equals).isPresent();
    return main ? name.withoutOutermost() : name;
  }

  private static Optional<String> folderLanguage(SourcePath name) {
    return name.suffix().isPresent() ? Optional.empty() : name.language();
  }

  /** Returns the segment of a language before the path of a post; empty for that of the site. */
  private Optional<String> prefix(SourcePath name) {
    return name.language()
        .filter(language -> !language.equals(site.language()))
        .map(language -> language.toLowerCase(Locale.ROOT));
  }

  private static List<String> prefixed(Optional<String> prefix, List<String> segments) {
    if (prefix.isEmpty() || segments.isEmpty() || segments.get(0).equals(prefix.get())) {
      return segments;
    }
    List<String> all = new ArrayList<>(List.of(prefix.get()));
    all.addAll(segments);
    return all;
  }

  private List<String> segments(
      SourcePath name, Metadata metadata, ToIntFunction<String> line, List<Problem> problems) {
    Optional<String> url = metadata.address().url().filter(text -> !isRoot(text));
    if (url.isPresent()) {
      List<String> segments = ofUrl(url.get(), name, metadata, line.applyAsInt("url"), problems);
      // As in Hugo, a url without a slash at its start is below the home page of its language.
      return url.get().strip().startsWith("/") ? segments : prefixed(prefix(name), segments);
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
    Optional<PatternChoice> pattern =
        name.role() == SourcePath.Role.SECTION ? Optional.empty() : pattern(name, metadata);
    if (pattern.isPresent()) {
      return prefixed(
          pattern.get().prefix(),
          ofPattern(pattern.get().pattern(), pattern.get().name(), metadata, 0, true, problems));
    }
    List<String> segments = new ArrayList<>(name.folders());
    // A folder pt_BR is the home page of its language, at /pt-br/.
    prefix(name)
        .filter(prefix -> !segments.isEmpty())
        .filter(prefix -> Languages.inName(segments.get(0)).equals(name.language()))
        .ifPresent(prefix -> segments.set(0, prefix));
    if (name.role() == SourcePath.Role.PAGE) {
      segments.add(name.undated().isEmpty() ? name.base() : name.undated());
    }
    if (segments.isEmpty() && name.base().equals("_index")) {
      return prefix(name).map(List::of).orElse(HOME);
    }
    if (segments.isEmpty()) {
      // Hugo would give /, which is the home page here.
      String title = PathSegments.urlize(metadata.title().replace('/', ' '));
      return avoidReserved(List.of(slug.orElse(title.isEmpty() ? "home" : title)), problems);
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
                "Rename the file or folder, or give the post a url in its front matter."));
        return List.of();
      }
      clean.add(segment);
    }
    return avoidReserved(clean, problems);
  }

  /**
   * A pattern of the site for a post.
   *
   * @param name the parts of the path, which the tokens of the pattern name
   * @param prefix the segment of the language before the path
   */
  private record PatternChoice(String pattern, SourcePath name, Optional<String> prefix) {}

  // The patterns of Jekyll with a date are those of posts; a page without one keeps its path.
  private Optional<PatternChoice> pattern(SourcePath name, Metadata metadata) {
    return pattern(name)
        .filter(
            choice ->
                metadata.dates().date().isPresent()
                    || !PermalinkPattern.isStyle(choice.pattern().strip())
                    || !PermalinkPattern.needsDate(choice.pattern()));
  }

  private Optional<PatternChoice> pattern(SourcePath name) {
    boolean inFolder = folderLanguage(name).isPresent() && prefix(name).isPresent();
    Optional<String> ofFolder = ofSection(name);
    if (!inFolder || ofFolder.isPresent()) {
      // A pattern for the folder of a language gives the whole path.
      Optional<String> prefix = inFolder ? Optional.empty() : prefix(name);
      return ofFolder
          .or(() -> Optional.ofNullable(site.permalinks().get("*")))
          .map(pattern -> new PatternChoice(pattern, name, prefix));
    }
    SourcePath local = name.withoutOutermost();
    return ofSection(local)
        .or(() -> Optional.ofNullable(site.permalinks().get("*")))
        .map(pattern -> new PatternChoice(pattern, local, prefix(name)));
  }

  private Optional<String> ofSection(SourcePath name) {
    List<String> folders = name.folders();
    boolean inSection = folders.size() > (name.role() == SourcePath.Role.BUNDLE ? 1 : 0);
    String section = inSection ? folders.get(0) : "/";
    return Optional.ofNullable(site.permalinks().get(section));
  }

  private static String ofSlug(String written, int line, List<Problem> problems) {
    String bare = Regex.replaceAll(written.strip(), "^/|/$", "");
    String clean = Urlizer.of(bare, true);
    Optional<String> fault =
        UntrustedPath.fault(written)
            .or(
                () ->
                    when(bare.indexOf('/') >= 0, "it holds a slash; write a path in the field url"))
            .or(() -> when(bare.startsWith("-"), "it begins with a hyphen"))
            .or(() -> when(clean.isEmpty(), "it holds no letter or digit"))
            .or(() -> fault(clean))
            .or(() -> when(PathSegments.isReserved(clean), "the site itself needs that name"));
    fault.ifPresent(why -> problems.add(invalid("slug", written, why, line)));
    return PathSegments.urlize(clean);
  }

  private List<String> ofUrl(
      String written, SourcePath name, Metadata metadata, int line, List<Problem> problems) {
    Optional<String> fault =
        UntrustedPath.fault(written)
            .or(
                () ->
                    when(
                        written.indexOf('?') >= 0 || written.indexOf('#') >= 0,
                        "it holds a query or a fragment"));
    if (fault.isPresent()) {
      problems.add(invalid("url", written, fault.get(), line));
      return List.of();
    }
    List<String> unknown = PermalinkPattern.unknown(written);
    if (!unknown.isEmpty()) {
      problems.add(invalid("url", written, unknown.get(0) + " is not a token", line));
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
    String expanded = PermalinkPattern.expand(pattern, name, metadata, metadata.dates().date());
    if (!ofSite
        && ServerAddresses.isReserved(Uris.decodeLeniently(withoutExtension(expanded)) + "/")) {
      problems.add(reserved(expanded, line));
      return List.of();
    }
    List<String> segments = new ArrayList<>();
    boolean lowerCase = ofSite && !PermalinkPattern.isJekyll(pattern, name);
    for (String segment : UntrustedPath.segments(withoutExtension(expanded))) {
      String clean = ofSite ? PathSegments.urlize(segment, lowerCase) : Urlizer.of(segment, false);
      Optional<String> fault =
          when(clean.isEmpty(), "a segment holds no letter or digit")
              .or(() -> fault(clean))
              .or(
                  () ->
                      when(
                          !ofSite && segments.isEmpty() && PathSegments.isReserved(clean),
                          "the site itself needs that name"));
      if (fault.isPresent()) {
        problems.add(invalid(ofSite ? "address" : "url", expanded, fault.get(), line));
        return List.of();
      }
      segments.add(clean);
    }
    if (segments.isEmpty()) {
      problems.add(
          invalid(ofSite ? "address" : "url", pattern, "no letter or digit of it is left", line));
      return List.of();
    }
    if (!ofSite && ServerAddresses.isReserved(String.join("/", segments) + "/")) {
      problems.add(reserved(expanded, line));
      return List.of();
    }
    return ofSite ? avoidReserved(segments, problems) : segments;
  }

  // The extension follows the last segment, and index.html is the file of a folder.
  private static String withoutExtension(String path) {
    return Regex.replaceFirst(
        Regex.replaceFirst(path, "(?i)/index\\.html?$", "/"), "(?i)\\.html?/?$", "");
  }

  private static boolean isRoot(String url) {
    return Regex.matches(url.strip(), "/?(index\\.html?)?");
  }

  private static Optional<String> fault(String clean) {
    return when(PathSegments.isDevice(clean), "Windows reserves that name for a device")
        .or(
            () ->
                when(
                    PathSegments.bytes(clean) > PathSegments.MAX_BYTES,
                    "a segment is longer than " + PathSegments.MAX_BYTES + " bytes"));
  }

  private static List<String> avoidReserved(List<String> segments, List<Problem> problems) {
    List<String> all = new ArrayList<>(segments);
    String path = "/" + String.join("/", all) + "/";
    boolean isOfServer = ServerAddresses.isReserved(path);
    if (isOfServer || PathSegments.isReserved(all.get(0))) {
      all.set(0, all.get(0) + PathSegments.MOVED);
    }
    if (isOfServer) {
      problems.add(
          Problem.warning(
              ProblemCode.SLUG_CONFLICT,
              0,
              "The web server needs the address "
                  + path
                  + ", so the post is published at /"
                  + String.join("/", all)
                  + "/",
              "Rename the file or folder, or give the post another url in its front matter."));
    }
    return all;
  }

  private static Optional<String> when(boolean wrong, String fault) {
    return wrong ? Optional.of(fault) : Optional.empty();
  }

  private static Problem reserved(String url, int line) {
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        line,
        "The url \"" + shorten(url) + "\" cannot be used: the web server needs that address",
        "Write another url, such as /press-kit/ instead of /press/.");
  }

  private static String shorten(String written) {
    return written.length() > 80 ? written.substring(0, 80) + "…" : written;
  }

  private static Problem invalid(String field, String written, String why, int line) {
    return Problem.error(
        ProblemCode.SLUG_INVALID,
        line,
        "The " + field + " \"" + shorten(written) + "\" cannot be used: " + why,
        "Write letters, digits and hyphens, such as my-first-post.");
  }
}
