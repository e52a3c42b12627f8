package press.offprint.content.resource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.Uris;

/** The target of a reference, decided from its text alone; no file is looked at. */
sealed interface ResourceReference {

  /**
   * A file of the site.
   *
   * @param paths possible paths of the file, best first, in the form that {@link ResourceSource}
   *     takes
   * @param absolute true if the reference begins with a slash
   */
  record Local(List<String> paths, boolean absolute) implements ResourceReference {}

  /** A page or file on the web; {@code url} is absolute and safe in an attribute. */
  record Remote(String url) implements ResourceReference {}

  /** A {@code data:} URL. */
  record Data(String url) implements ResourceReference {}

  /** A reference that is not allowed. */
  record Bad(ResourceFinding finding) implements ResourceReference {}

  Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
  Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Z}\\p{Cf}]");
  Pattern DRIVE = Pattern.compile("[a-z]:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  Pattern WEB = Pattern.compile("https?://[^/?#\\\\]+.*", Pattern.CASE_INSENSITIVE);
  Set<String> DISK_SCHEMES =
      Set.of("file", "jar", "zip", "jrt", "vfs", "classpath", "bundle", "bundleresource", "res");
  Set<String> NETWORK_SCHEMES =
      Set.of(
          ("http https ftp ftps sftp gopher netdoc ldap ldaps ws wss smb cifs nfs afp dav davs webdav"
                  + " tftp telnet ssh scp git svn rtsp rtmp mms dict imap pop3 smtp news nntp magnet"
                  + " ipfs rmi iiop jndi dns s3 gs hdfs verbatim")
              .split(" "));

  /**
   * Returns the target of a reference.
   *
   * @param text the reference as written in the post
   * @param source the post's path
   */
  static ResourceReference parse(String text, String source) {
    String visible = Regex.matcher(INVISIBLE, text).replaceAll("");
    String lower = visible.toLowerCase(Locale.ROOT);
    Matcher scheme = Regex.matcher(SCHEME, lower);
    if (scheme.matches()) {
      return ofScheme(scheme.group(1), visible);
    }
    if (lower.startsWith("//")) {
      return web("https:" + visible);
    }
    return Uris.decode(Regex.replaceFirst(text.strip(), "(?s)[?#].*", ""))
        .map(path -> local(path, source))
        .orElseGet(
            () ->
                missing(
                    "“" + text + "” is not written as a URL: a percent sign has no two digits",
                    "Write %25 for a percent sign and %20 for a space."));
  }

  private static ResourceReference ofScheme(String scheme, String url) {
    if (scheme.equals("data")) {
      return new Data(url);
    }
    if (scheme.equals("http") || scheme.equals("https")) {
      return web(url);
    }
    if (DISK_SCHEMES.contains(scheme) || scheme.length() == 1) {
      return outside(url);
    }
    if (NETWORK_SCHEMES.contains(scheme)) {
      return remote(url);
    }
    return new Bad(
        new ResourceFinding(
            ProblemCode.RESOURCE_TYPE,
            "“" + url + "” begins with “" + scheme + ":”, which names no file.",
            "Put the file beside the post and name it by its path."));
  }

  private static ResourceReference web(String url) {
    return Regex.matcher(WEB, url).matches() ? new Remote(encode(url)) : remote(url);
  }

  private static ResourceReference local(String path, String source) {
    String slashes = path.replace('\\', '/');
    if (slashes.startsWith("//")) {
      return remote(path);
    }
    Matcher scheme =
        Regex.matcher(
            SCHEME, Regex.matcher(INVISIBLE, path).replaceAll("").toLowerCase(Locale.ROOT));
    if (scheme.matches()
        && (DISK_SCHEMES.contains(scheme.group(1)) || scheme.group(1).length() == 1)) {
      return outside(path);
    }
    String folder = source.substring(0, source.lastIndexOf('/') + 1);
    boolean absolute = path.startsWith("/");
    if (leaves(absolute ? "" : folder, path)) {
      return outside(path);
    }
    if (path.indexOf('\\') >= 0) {
      return missing("“" + path + "” is written with backslashes", "Write / between folders.");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return missing("“" + path + "” holds control characters", "Write the file's name plainly.");
    }
    List<String> paths = new ArrayList<>();
    normalise((absolute ? "" : folder) + path).ifPresent(paths::add);
    String file = source.substring(folder.length());
    String name = Regex.replaceFirst(file, "\\.[^.]*$", "");
    if (!absolute && !name.equals("index") && !name.equals("_index")) {
      // The URL of the page ends in the post's name, and so pictures are often in a folder of it.
      normalise(folder + name + "/" + path).filter(p -> !paths.contains(p)).ifPresent(paths::add);
    }
    // Windows takes "/c:/x" for a path on a drive.
    if (paths.stream().anyMatch(found -> Regex.matcher(DRIVE, found).matches())) {
      return outside(path);
    }
    if (path.isEmpty()
        || path.endsWith("/")
        || path.endsWith("/.")
        || path.equals(".")
        || paths.isEmpty()) {
      return missing(
          path.isEmpty()
              ? "A reference names no file"
              : "“" + path + "” names a folder, not a file",
          "Write the file's name.");
    }
    return new Local(paths, absolute);
  }

  /** Returns true if the path leads out of the site, also after it is decoded again. */
  private static boolean leaves(String folder, String path) {
    Optional<String> seen = Optional.of(path);
    for (int i = 0; i < 4 && seen.isPresent(); i++) {
      if (normalise(folder + seen.get().replace('\\', '/')).isEmpty()) {
        return true;
      }
      if (seen.get().indexOf('%') < 0) {
        return false;
      }
      seen = Uris.decode(seen.get());
    }
    return seen.isPresent();
  }

  /** Returns the path without dot segments; empty if it leads above its start. */
  private static Optional<String> normalise(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.isEmpty()) {
          return Optional.empty();
        }
        segments.remove(segments.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return Optional.of(String.join("/", segments));
  }

  /**
   * Returns {@code url} with every byte encoded that no URL can hold (RFC 3986 appendix A). Escapes
   * and reserved characters stay, and so {@link Uris} has no method for it.
   */
  private static String encode(String url) {
    StringBuilder out = new StringBuilder();
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0x20 && b < 0x7F && "\"<>\\^`{|}".indexOf(b) < 0) {
        out.append((char) b);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }

  static ResourceFinding outsideFinding(String reference) {
    return new ResourceFinding(
        ProblemCode.RESOURCE_OUTSIDE_ROOT,
        "“" + reference + "” is outside the site and is not read.",
        "Copy the file into the post's folder and name it by its path from there.");
  }

  static ResourceFinding remoteFinding(String url) {
    return new ResourceFinding(
        ProblemCode.RESOURCE_REMOTE,
        "“" + url + "” is on the network and is not fetched.",
        "Save the file beside the post and name it by its path.");
  }

  private static Bad outside(String reference) {
    return new Bad(outsideFinding(reference));
  }

  private static Bad remote(String url) {
    return new Bad(remoteFinding(url));
  }

  private static Bad missing(String message, String hint) {
    return new Bad(new ResourceFinding(ProblemCode.RESOURCE_MISSING, message + ".", hint));
  }
}
