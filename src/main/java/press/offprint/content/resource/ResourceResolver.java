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
import press.offprint.model.Limits;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/**
 * Turns the references of one article into its resources: checked, fingerprinted, readable, or
 * refused. One for each article; not thread-safe. What is accepted and why is told in {@code
 * docs/formats/pictures.md}.
 */
public final class ResourceResolver {
  /** A picture of 1 MB as a {@code data:} URL in base64, with some white space. */
  private static final int MAX_REFERENCE = (1 << 20) * 3 / 2;

  /** Folders at the root of a disk: a reference that begins with one was meant for the disk. */
  private static final Set<String> DISK_ROOTS =
      Set.of(
          "applications",
          "bin",
          "boot",
          "dev",
          "etc",
          "home",
          "lib",
          "lib64",
          "library",
          "media",
          "mnt",
          "opt",
          "private",
          "proc",
          "root",
          "run",
          "sbin",
          "srv",
          "sys",
          "system",
          "tmp",
          "users",
          "usr",
          "var",
          "volumes",
          "work",
          "workspace");

  private final Limits limits;
  private final ResourceSource files;
  private final String source;
  private final Map<String, String> names;
  private final ResourceKeys keys = new ResourceKeys();
  private final Map<String, Outcome> known = new HashMap<>();
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, Dependency> dependencies = new LinkedHashMap<>();
  private long bytes;

  /** What became of one file: a resource with what was removed from it, or why there is none. */
  private record Outcome(Optional<Resource> resource, List<ResourceFinding> findings) {
    static Outcome refused(ResourceFinding finding) {
      return new Outcome(Optional.empty(), List.of(finding));
    }
  }

  /**
   * @param source the post's path relative to the content folder
   */
  public ResourceResolver(Limits limits, ResourceSource files, String source) {
    this(limits, files, source, Map.of());
  }

  /**
   * @param names references that stand for others: what the post calls its files
   */
  public ResourceResolver(
      Limits limits, ResourceSource files, String source, Map<String, String> names) {
    this.names = Map.copyOf(names);
    this.limits = limits;
    this.files = files;
    this.source = source;
  }

  /**
   * Finds what {@code written} names and checks it. The same file is one resource however often and
   * in whatever spelling it is referred to; what was removed from it is told once.
   *
   * @param written as in the post: a URL reference of RFC 3986, relative to the post's folder (then
   *     to the folder called like the post), or to the site where it begins with a slash
   * @param line one-based line of the post, 0 where it is not known
   */
  public Resolution resolve(String written, int line) {
    String reference = names.getOrDefault(written.strip(), written);
    if (reference.length() > MAX_REFERENCE) {
      return new Resolution.Refused(
          tooLarge("A reference in the post", "is larger than 1 MB").findings().get(0).at(line));
    }
    ResourceReference target = ResourceReference.parse(reference, source);
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
    if (first) {
      known.put(
          name,
          target instanceof ResourceReference.Local local
              ? find(local, reference)
              : data(reference));
    }
    return answer(known.get(name), first, line);
  }

  /** As {@link #resolve}, where only a picture will do: {@code img}, cover, figure. */
  public Resolution resolvePicture(String reference, int line) {
    Resolution found = resolve(reference, line);
    if (found instanceof Resolution.Resolved resolved && !resolved.resource().isImage()) {
      return new Resolution.Refused(
          Problem.warning(
              ProblemCode.RESOURCE_TYPE,
              line,
              resolved.resource().path() + " is no picture.",
              "Link to it instead: [text](file)."));
    }
    return found;
  }

  /**
   * Makes a picture of SVG that stands in the post itself.
   *
   * @param nameHint a file name to make the key from
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
   * Adds a generated picture, which is taken as it is.
   *
   * @param nameHint a file name to make the key from
   */
  public Resource add(String nameHint, String mediaType, Bytes content, int width, int height) {
    int dot = nameHint.lastIndexOf('.');
    String extension = dot < 0 ? "bin" : nameHint.substring(dot + 1).toLowerCase(Locale.ROOT);
    CheckedImage picture = CheckedImage.of(mediaType, extension, content, width, height);
    return known
        .computeIfAbsent(
            "made:" + mediaType + content.sha256(), key -> accept(nameHint, "", picture))
        .resource()
        .orElseThrow();
  }

  /** All resources, in the order in which they were first referred to. */
  public List<Resource> resources() {
    return List.copyOf(resources);
  }

  /** Every file that was looked for, found or not, in the order of look-up. */
  public List<Dependency> dependencies() {
    return List.copyOf(dependencies.values());
  }

  private static Resolution answer(Outcome outcome, boolean first, int line) {
    return outcome
        .resource()
        .<Resolution>map(
            resource ->
                new Resolution.Resolved(
                    resource,
                    first
                        ? outcome.findings().stream().map(finding -> finding.at(line)).toList()
                        : List.of()))
        .orElseGet(() -> new Resolution.Refused(outcome.findings().get(0).at(line)));
  }

  private Outcome find(ResourceReference.Local local, String reference) {
    for (String path : local.paths()) {
      ResourceSource.Lookup lookup = files.read(path, limits.resourceBytes());
      if (lookup instanceof ResourceSource.Found found) {
        depend(path, found.content().sha256());
        Outcome same = known.get("file:" + path);
        if (same == null) {
          same = checked(path, path, () -> check(found.content(), path));
          known.put("file:" + path, same);
        }
        return same;
      }
      depend(path, "");
      if (lookup instanceof ResourceSource.Refused refused) {
        return Outcome.refused(
            new ResourceFinding(
                refused.code(), refused.message(), "Put the file itself into the post's folder."));
      }
    }
    String top = local.paths().get(0).replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
    if (local.absolute() && DISK_ROOTS.contains(top)) {
      return Outcome.refused(ResourceReference.outsideFinding(reference));
    }
    return Outcome.refused(
        new ResourceFinding(
            ProblemCode.RESOURCE_MISSING,
            "There is no file “" + reference + "”.",
            "Looked for "
                + String.join(" and ", local.paths())
                + " in the content and static folders; upper and lower case count."));
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
                "Save it as a file beside the post.");
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
        : DownloadTypes.check(content, extension);
  }

  private interface Check {
    CheckedImage run() throws UnusableFileException;
  }

  private Outcome checked(String path, String what, Check check) {
    try {
      CheckedImage picture = check.run();
      return bytes + picture.content().length() > limits.articleBytes()
          ? tooLarge(what, "makes the post's files larger than " + limits.articleBytes() + " bytes")
          : accept(
              path.substring(path.lastIndexOf('/') + 1), what.equals(path) ? path : "", picture);
    } catch (UnusableFileException unfit) {
      return Outcome.refused(unfit.of(what));
    }
  }

  private static Outcome tooLarge(String what, String why) {
    return Outcome.refused(
        new ResourceFinding(
            ProblemCode.LIMIT_SIZE,
            what + " " + why + ".",
            "Make it smaller, or publish it elsewhere."));
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
    return new Outcome(Optional.of(resource), picture.findings());
  }

  private void depend(String path, String fingerprint) {
    dependencies.put(path, new Dependency(Dependency.Kind.FILE, path, fingerprint));
  }
}
