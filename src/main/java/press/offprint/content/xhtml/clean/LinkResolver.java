package press.offprint.content.xhtml.clean;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.ProblemCode;

/** Decides where a link leads: another post, a file, a place, the web, or nowhere. */
public final class LinkResolver {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern ACTIVE = Pattern.compile(".*(?:script|data|blob|about)$");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\\u200B-\\u200F\\u2028-\\u202E\\uFEFF]");
  private static final Pattern FILE = Pattern.compile(".*\\.([A-Za-z0-9]{1,5})");
  private static final Set<String> PLAIN = Set.of("http", "https", "mailto", "tel");
  private static final Set<String> PAGES = Set.of("md", "markdown", "html", "htm", "php", "aspx");
  // Files that the site has of its own.
  private static final Set<String> FEEDS = Set.of("feed.xml", "atom.xml", "feed.json");
  private static final Set<String> LOCAL = Set.of("file", "jar", "netdoc", "resource");

  private final BodyContext work;

  LinkResolver(BodyContext work) {
    this.work = work;
  }

  /** The target in the form that a body holds; empty where the link leads nowhere. */
  Optional<String> resolve(String written) {
    // Browsers pass over what cannot be seen in a URL, and so must we.
    String target = UNSEEN.matcher(written).replaceAll("").strip();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (target.startsWith("#")) {
      return Optional.of(target);
    }
    if (target.startsWith("//")) {
      return web("https:" + target);
    }
    Matcher scheme = SCHEME.matcher(decode(target).strip());
    return scheme.matches() ? withScheme(target, scheme.group(1)) : ofSite(target);
  }

  private Optional<String> withScheme(String target, String name) {
    String scheme = name.toLowerCase(Locale.ROOT);
    if (PLAIN.contains(scheme) && SCHEME.matcher(target).matches()) {
      return scheme.startsWith("http") ? web(target) : Optional.of(encode(target));
    }
    if (LOCAL.contains(scheme)) {
      return file(target);
    }
    work.warn(
        ProblemCode.LINK_FORBIDDEN,
        "A link of the kind \""
            + scheme
            + ":\" is not published"
            + (ACTIVE.matcher(scheme).matches() ? ", because it runs code." : "."),
        "Link to a page on the web, or remove the link.");
    return Optional.empty();
  }

  private Optional<String> web(String target) {
    String rest = target.substring(target.indexOf(':') + 1);
    String host = rest.replaceFirst("^[/\\\\]+", "");
    if (host.isEmpty() || !rest.startsWith("//")) {
      return host.isEmpty()
          ? broken(target)
          : web(target.substring(0, target.indexOf(':')) + "://" + host);
    }
    int colon = target.indexOf(':');
    return Optional.of(
        target.substring(0, colon).toLowerCase(Locale.ROOT) + encode(target.substring(colon)));
  }

  private Optional<String> ofSite(String target) {
    int cut = cut(target);
    String path = target.substring(0, cut);
    String rest = target.substring(cut);
    if (path.isEmpty()) {
      return Optional.of(work.path + encode(rest));
    }
    Optional<String> post = work.posts.path(decode(path));
    if (post.isPresent()) {
      return Optional.of(post.get() + encode(rest));
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    Matcher file = FILE.matcher(last);
    boolean feed = path.startsWith("/") && FEEDS.contains(last);
    boolean extension = file.matches() && !file.group(1).matches("\\d+") && !feed;
    if (path.indexOf('\\') >= 0
        || (extension && !PAGES.contains(file.group(1).toLowerCase(Locale.ROOT)))) {
      return file(target);
    }
    boolean absolute = path.startsWith("/");
    boolean markdown = path.endsWith(".md") || path.endsWith(".markdown");
    if (markdown || !absolute) {
      Optional<String> broken = broken(path);
      return markdown ? broken : Optional.of(join(path) + encode(rest));
    }
    return Optional.of(encode(collapse(path) + rest));
  }

  private Optional<String> file(String target) {
    Resolution resolution = work.resolver.resolve(target, work.line);
    if (resolution instanceof Resolution.Resolved resolved) {
      resolved.problems().forEach(work::add);
      return Optional.of("resource:" + resolved.resource().key());
    }
    if (resolution instanceof Resolution.Remote remote) {
      return Optional.of(encode(remote.url()));
    }
    work.add(((Resolution.Refused) resolution).problem());
    return Optional.empty();
  }

  private Optional<String> broken(String path) {
    work.warn(
        ProblemCode.LINK_BROKEN,
        "There is no page \"" + path + "\" to link to.",
        "Correct the link, or remove it.");
    return Optional.empty();
  }

  // Where a relative path leads from the post's own place, never above the site.
  private String join(String relative) {
    Deque<String> segments = new ArrayDeque<>();
    String folder = work.path;
    for (String segment : (folder + relative).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    String path = "/" + String.join("/", segments);
    return encode(relative.endsWith("/") && path.length() > 1 ? path + "/" : path);
  }

  private static String collapse(String path) {
    return path.replaceFirst("^/+", "/");
  }

  private static int cut(String target) {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) == '#' || target.charAt(i) == '?') {
        return i;
      }
    }
    return target.length();
  }

  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A URL without the characters that RFC 3986 keeps out of it; what is escaped stays so. */
  static String encode(String url) {
    StringBuilder out = new StringBuilder(url.length() + 8);
    int fragment = url.indexOf('#');
    for (int i = 0; i < url.length(); ) {
      int c = url.codePointAt(i);
      boolean percent = c == '%' && !isEscape(url, i);
      boolean inside = c == '#' && i > fragment;
      if (c <= ' ' || percent || inside || ("\"<>\\^`{|}[]".indexOf(c) >= 0 && !isHost(url, i))) {
        out.append('%').append(String.format(Locale.ROOT, "%02X", c));
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isEscape(String url, int at) {
    return at + 2 < url.length()
        && Character.digit(url.charAt(at + 1), 16) >= 0
        && Character.digit(url.charAt(at + 2), 16) >= 0;
  }

  // Brackets are well in an IPv6 address alone.
  private static boolean isHost(String url, int at) {
    int start = url.indexOf("//");
    return start >= 0 && at > start && url.substring(start + 2, at).indexOf('/') < 0;
  }
}
