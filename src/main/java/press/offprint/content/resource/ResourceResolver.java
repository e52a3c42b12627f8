package press.offprint.content.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.DataUri;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.content.resource.svg.SvgSanitizer;
import press.offprint.model.Dependency;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;
import press.offprint.model.text.BaseUrl;

/**
 * The resolution of the references of one article to checked resources. One instance serves one
 * article and one thread. {@code docs/formats/pictures.md} lists the accepted formats.
 */
public final class ResourceResolver {
  /** The length of a picture of 1 MB as a {@code data:} URL in base64, with some white space. */
  private static final int MAX_REFERENCE = (1 << 20) * 3 / 2;

  private static final int MAX_ADDRESS = 8_000;

  /** Folders at the root of a disk; a reference that begins with one is meant for the disk. */
  private static final Set<String> DISK_ROOTS =
      Set.of(
          ("applications bin boot dev etc home lib lib64 library media mnt opt private proc root"
                  + " run sbin srv sys system tmp users usr var volumes work workspace")
              .split(" "));

  private final Limits limits;
  private final ResourceSource files;
  private final PostFiles post;
  private final ReferenceCount count;
  private final ResourceKeys keys;
  private final Map<String, Outcome> known = new HashMap<>();
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, Dependency> dependencies = new LinkedHashMap<>();
  private long bytes;

  /**
   * The result for one file.
   *
   * @param resource null if the file is refused; the first finding is then the reason
   */
  private record Outcome(Resource resource, List<ResourceFinding> findings) {
    static Outcome refused(ResourceFinding finding) {
      return new Outcome(null, List.of(finding));
    }
  }

  /**
   * A resolver for a post that gives its files no other names.
   *
   * @param source the post's path relative to the content folder
   */
  public ResourceResolver(Limits limits, ResourceSource files, String source) {
    this(limits, files, PostFiles.of(source));
  }

  /** A resolver for a post that may give its files other names. */
  public ResourceResolver(Limits limits, ResourceSource files, PostFiles post) {
    this(limits, files, post, new ReferenceCount(limits));
  }

  /**
   * A resolver for a post.
   *
   * @param count the references of the post, also those to other posts
   */
  public ResourceResolver(
      Limits limits, ResourceSource files, PostFiles post, ReferenceCount count) {
    this.count = count;
    this.limits = limits;
    this.files = files;
    this.post = post;
    this.keys = new ResourceKeys(post.slug());
  }

  /**
   * Finds and checks the target of a reference. Several references to one file, in any spelling,
   * give one resource, and only the first carries warnings about it.
   *
   * @param reference a URL reference (RFC 3986) as in the post, relative to the post's folder, then
   *     to the folder with the post's name; relative to the site if it begins with a slash
   * @param line one-based line of the post, 0 if it is not known
   */
  public Resolution resolve(String reference, int line) {
    Interruption.check();
    return resolveWritten(PelicanReference.path(reference), line);
  }

  private Resolution resolveWritten(String written, int line) {
    String reference = post.names().getOrDefault(written.strip(), inSite(written));
    if (reference.length() > MAX_REFERENCE) {
      return new Resolution.Refused(
          tooLarge("A reference in the post", "is larger than 1 MB").findings().get(0).at(line));
    }
    ResourceReference target = ResourceReference.parse(reference, post.source());
    if (target instanceof ResourceReference.Remote remote) {
      return new Resolution.Remote(
          remote.url(), ResourceReference.remoteFinding(remote.url()).at(line));
    }
    if (target instanceof ResourceReference.Bad bad) {
      return new Resolution.Refused(bad.finding().at(line));
    }
    String name =
        target instanceof ResourceReference.Local local
            ? local.paths().get(0)
            : "data:" + Bytes.utf8(reference).sha256();
    boolean first = !known.containsKey(name);
    if (first && target instanceof ResourceReference.Local && !count.admits(name)) {
      return new Resolution.Refused(count.finding().at(line));
    }
    if (first) {
      known.put(
          name,
          target instanceof ResourceReference.Local local
              ? find(local, reference)
              : data(reference));
    }
    return answer(known.get(name), first, line);
  }

  // A file that the site has is named by its path in the site, also in an absolute URL.
  private String inSite(String written) {
    String reference = written.strip();
    if (reference.length() > MAX_ADDRESS) {
      return written;
    }
    boolean rooted = reference.startsWith("/") && !reference.startsWith("//");
    BaseUrl base = post.base();
    return (rooted && base.isBelowPath() ? base.inSite(reference) : base.ofAddress(reference))
        .filter(
            path ->
                ResourceReference.parse(path, post.source())
                        instanceof ResourceReference.Local local
                    && local.paths().stream()
                        .anyMatch(
                            p ->
                                count.admits(p)
                                    && files.read(p, limits.resourceBytes())
                                        instanceof ResourceSource.Found))
        .orElse(written);
  }

  /** Resolves as {@link #resolve} does, but refuses files that are no pictures. */
  public Resolution resolvePicture(String reference, int line) {
    Resolution found = resolve(reference, line);
    if (found instanceof Resolution.Remote remote) {
      return copy(remote.url(), line).orElse(found);
    }
    if (found instanceof Resolution.Resolved resolved && !resolved.resource().isImage()) {
      return new Resolution.Refused(
          Problem.warning(
              ProblemCode.RESOURCE_TYPE,
              line,
              resolved.resource().path() + " is no picture.",
              "Link to the file instead: [text](file)."));
    }
    return found;
  }

  // A missing copy is a dependency too, so that the post is read again when it is fetched.
  private Optional<Resolution> copy(String url, int line) {
    String path = files.copyOf(url);
    boolean first = !known.containsKey(path);
    if (first && !count.admits(path)) {
      return Optional.of(new Resolution.Refused(count.finding().at(line)));
    }
    if (first) {
      ResourceSource.Lookup lookup = files.read(path, limits.resourceBytes());
      Bytes content = lookup instanceof ResourceSource.Found found ? found.content() : null;
      addDependency(path, content == null ? "" : content.sha256());
      known.put(path, content == null ? null : checked(path, path, () -> check(content, path)));
    }
    return Optional.ofNullable(known.get(path)).map(outcome -> answer(outcome, first, line));
  }

  /**
   * Checks a drawing that the post contains as SVG markup.
   *
   * @param nameHint a file name to derive the key from
   */
  public Resolution resolveSvg(String nameHint, Bytes svg, int line) {
    String name = "svg:" + svg.sha256();
    boolean first = !known.containsKey(name);
    if (first) {
      known.put(name, checked(nameHint, "The drawing in the post", () -> inline(svg)));
    }
    return answer(known.get(name), first, line);
  }

  /**
   * Adds a generated picture without a check.
   *
   * @param nameHint a file name to derive the key from
   */
  public Resource add(String nameHint, String mediaType, Bytes content, int width, int height) {
    int dot = nameHint.lastIndexOf('.');
    String extension = dot < 0 ? "bin" : nameHint.substring(dot + 1).toLowerCase(Locale.ROOT);
    CheckedImage picture = CheckedImage.of(mediaType, extension, content, width, height);
    String name = "generated:" + mediaType + content.sha256();
    return known.computeIfAbsent(name, key -> accept(nameHint, "", picture)).resource();
  }

  /** Returns all resources in the order of their first reference. */
  public List<Resource> resources() {
    return List.copyOf(resources);
  }

  /** Returns every file that was looked up, found or not, in the order of the look-ups. */
  public List<Dependency> dependencies() {
    return List.copyOf(dependencies.values());
  }

  private static Resolution answer(Outcome outcome, boolean first, int line) {
    if (outcome.resource() == null) {
      return new Resolution.Refused(outcome.findings().get(0).at(line));
    }
    List<Problem> warnings =
        first ? outcome.findings().stream().map(finding -> finding.at(line)).toList() : List.of();
    return new Resolution.Resolved(outcome.resource(), warnings);
  }

  private Outcome find(ResourceReference.Local local, String reference) {
    for (String path : local.paths()) {
      ResourceSource.Lookup lookup = files.read(path, limits.resourceBytes());
      if (lookup instanceof ResourceSource.Found found) {
        addDependency(path, found.content().sha256());
        Outcome same = known.get("file:" + path);
        if (same == null) {
          same = checked(path, path, () -> check(found.content(), path));
          known.put("file:" + path, same);
        }
        return same;
      }
      addDependency(path, "");
      if (lookup instanceof ResourceSource.Refused refused) {
        return Outcome.refused(
            new ResourceFinding(
                refused.code(),
                refused.message(),
                "Put a copy of the file into the post's folder."));
      }
    }
    String top = Regex.replaceFirst(local.paths().get(0), "/.*", "").toLowerCase(Locale.ROOT);
    if (local.absolute() && DISK_ROOTS.contains(top)) {
      return Outcome.refused(ResourceReference.outsideFinding(reference));
    }
    return Outcome.refused(
        new ResourceFinding(
            ProblemCode.RESOURCE_MISSING,
            "There is no file “" + reference + "”.",
            "Looked for "
                + String.join(" and ", local.paths())
                + " in the content and static folders; upper and lower case differ."));
  }

  private Outcome data(String reference) {
    String what = "The data: picture";
    return checked(
        "image",
        what,
        () -> {
          DataUri uri =
              DataUri.parse(reference.strip())
                  .orElseThrow(() -> UnusableFileException.corrupt("cannot be decoded"));
          if (!uri.mediaType().startsWith("image/")) {
            throw new UnusableFileException(
                ProblemCode.RESOURCE_TYPE,
                "is no picture but " + uri.mediaType(),
                "Save the data as a file beside the post.");
          }
          if (uri.content().length() == 0) {
            throw UnusableFileException.corrupt("is empty");
          }
          return uri.mediaType().equals("image/svg+xml")
              ? inline(uri.content())
              : ImageInspector.raster(uri.content(), what, limits);
        });
  }

  private CheckedImage inline(Bytes svg) throws UnusableFileException {
    return SvgSanitizer.clean(svg, "The drawing in the post", true, limits);
  }

  private CheckedImage check(Bytes content, String path) throws UnusableFileException {
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    String extension = dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    return ImageInspector.isPicture(content, extension)
        ? ImageInspector.check(content, path, extension, limits)
        : DownloadTypes.check(content, path, extension);
  }

  private interface Check {
    CheckedImage run() throws UnusableFileException;
  }

  private Outcome checked(String path, String what, Check check) {
    try {
      CheckedImage picture = check.run();
      return bytes + picture.content().length() > limits.articleBytes()
          ? tooLarge(what, "makes the post's files larger than " + limits.articleBytes() + " bytes")
          : accept(name(path), what.equals(path) ? path : "", picture);
    } catch (UnusableFileException e) {
      return Outcome.refused(e.of(what));
    }
  }

  // A file of a page bundle keeps its folders in the bundle, as in Hugo.
  private String name(String path) {
    String bundle = post.bundle();
    return !bundle.isEmpty() && path.startsWith(bundle)
        ? path.substring(bundle.length())
        : path.substring(path.lastIndexOf('/') + 1);
  }

  private static Outcome tooLarge(String what, String why) {
    return Outcome.refused(
        new ResourceFinding(
            ProblemCode.LIMIT_SIZE,
            what + " " + why + ".",
            "Make the file smaller, or link to it on another site."));
  }

  private Outcome accept(String name, String path, CheckedImage picture) {
    boolean image = picture.mediaType().startsWith("image/");
    Resource resource =
        new Resource(
            keys.next(name, picture.extension(), image),
            path,
            picture.mediaType(),
            picture.content(),
            picture.width(),
            picture.height());
    bytes += picture.content().length();
    resources.add(resource);
    return new Outcome(resource, picture.findings());
  }

  private void addDependency(String path, String fingerprint) {
    dependencies.put(path, new Dependency(Dependency.Kind.FILE, path, fingerprint));
  }
}
