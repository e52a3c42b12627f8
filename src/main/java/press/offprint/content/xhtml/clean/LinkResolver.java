package press.offprint.content.xhtml.clean;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.resource.PelicanReference;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.model.text.SitePath;
import press.offprint.model.text.Uris;

/**
 * Resolves links to posts, files, anchors, pages of the site and the web. A link that is forbidden
 * or broken is reported, and its text stays.
 */
final class LinkResolver {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern ACTIVE = Pattern.compile(".*(?:script|data|blob|about)$");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cntrl}\\u200B-\\u200F\\u2028-\\u202E\\uFEFF]");
  private static final Pattern FILE = Pattern.compile(".*\\.([A-Za-z0-9]{1,5})");
  private static final Set<String> ALLOWED = Set.of("http", "https", "mailto", "tel");
  private static final Set<String> PAGES = Set.of("html", "htm", "php", "aspx");
  private static final Pattern EBOOK = Pattern.compile("(?s)(/(?:.*/)?)([^/]+)\\.(?:pdf|epub)");
  private static final Set<String> LOCAL = Set.of("file", "jar", "netdoc", "resource");

  private final BodyContext context;

  LinkResolver(BodyContext context) {
    this.context = context;
  }

  /**
   * Returns the target in the form that {@link press.offprint.model.text.Markup} describes; empty
   * if the link is forbidden, broken or blank.
   */
  Optional<String> resolve(String written) {
    // A browser ignores invisible characters in a URL, so "java\tscript:" is a script.
    String target = PelicanReference.path(Regex.matcher(INVISIBLE, written).replaceAll("").strip());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (target.startsWith("#")) {
      return Optional.of(target);
    }
    // An address of the site itself is a link to a page of the site in every edition.
    Optional<String> own = context.base().ofAddress(target);
    if (own.isPresent()) {
      return ofAddress(own.get());
    }
    if (target.startsWith("//")) {
      return web("https:" + target);
    }
    if (target.startsWith("/") && context.base().isBelowPath()) {
      return new HostRootLinks(context, this::ofAddress).resolve(target);
    }
    Matcher scheme = Regex.matcher(SCHEME, Uris.decodeLeniently(target).strip());
    return scheme.matches() ? withScheme(target, scheme.group(1)) : ofSite(target);
  }

  private Optional<String> withScheme(String target, String name) {
    String scheme = name.toLowerCase(Locale.ROOT);
    if (ALLOWED.contains(scheme) && Regex.matcher(SCHEME, target).matches()) {
      return scheme.startsWith("http")
          ? web(target)
          : Optional.of(Uris.encodeIllegal(scheme.equals("mailto") ? mail(target) : target));
    }
    if (LOCAL.contains(scheme)) {
      return file(target);
    }
    context.warn(
        ProblemCode.LINK_FORBIDDEN,
        "A link of the kind \""
            + scheme
            + ":\" is not published"
            + (Regex.matcher(ACTIVE, scheme).matches() ? ", because it runs code." : "."),
        "Link to a page on the web, or remove the link.");
    return Optional.empty();
  }

  private String mail(String target) {
    MailLink link = MailLink.of(target);
    if (!link.removed().isEmpty()) {
      context.warn(
          ProblemCode.LINK_FORBIDDEN,
          "A link to an e-mail address is published without "
              + String.join(", ", link.removed())
              + ", which a mail program may apply unseen.",
          "Write only to, cc, subject and body after the question mark.");
    }
    return link.url();
  }

  private Optional<String> web(String target) {
    String rest = target.substring(target.indexOf(':') + 1);
    String host = Regex.replaceFirst(rest, "^[/\\\\]+", "");
    if (host.isEmpty() || !rest.startsWith("//")) {
      return host.isEmpty()
          ? broken(target)
          : web(target.substring(0, target.indexOf(':')) + "://" + host);
    }
    int colon = target.indexOf(':');
    return Optional.of(
        target.substring(0, colon).toLowerCase(Locale.ROOT)
            + Uris.encodeIllegal(target.substring(colon)));
  }

  private Optional<String> ofSite(String target) {
    int cut = cut(target);
    String path = target.substring(0, cut);
    String rest = target.substring(cut);
    if (path.isEmpty()) {
      return Optional.of(context.path() + Uris.encodeIllegal(rest));
    }
    Optional<String> post = context.postPath(Uris.decodeLeniently(path));
    if (post.isPresent()) {
      return Optional.of(post.get() + Uris.encodeIllegal(withId(rest)));
    }
    if (path.indexOf('\\') >= 0 || isFile(path)) {
      return file(target);
    }
    boolean absolute = path.startsWith("/");
    boolean markdown = MarkdownFileName.is(path);
    if (markdown || !absolute) {
      Optional<String> broken = broken(path);
      return markdown ? broken : Optional.of(join(path) + Uris.encodeIllegal(rest));
    }
    return Optional.of(Uris.encodeIllegal(collapse(path) + rest));
  }

  // No id holds white space, so such a fragment is the text of a heading, as Obsidian writes it.
  private String withId(String rest) {
    int hash = rest.indexOf('#');
    String text = hash < 0 ? "" : Uris.decodeLeniently(rest.substring(hash + 1)).strip();
    return Regex.matches(text, "(?s).*\\s.*")
        ? rest.substring(0, hash + 1) + HeadingSlug.of(text, context.headingIds())
        : rest;
  }

  // The page or file may be one that Offprint does not make, so the link stays.
  private Optional<String> ofAddress(String target) {
    String path = target.substring(0, cut(target));
    boolean known =
        isFile(path)
            ? !(context.resolve(target) instanceof Resolution.Refused)
            : MarkdownFileName.is(path)
                || isMade(path)
                || context.isPage(Uris.decodeLeniently(path));
    if (known || path.isEmpty()) {
      return ofSite(target);
    }
    broken(path);
    return Optional.of(Uris.encodeIllegal(target));
  }

  private boolean isFile(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    Matcher file = Regex.matcher(FILE, last);
    return file.matches()
        && !Regex.matches(file.group(1), "\\d+")
        && !PAGES.contains(file.group(1).toLowerCase(Locale.ROOT))
        && !MarkdownFileName.is(last)
        && !isMade(path);
  }

  // A feed, or the PDF or ebook of a post, which is beside its page.
  private boolean isMade(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/") && context.feedNames().contains(last)) {
      return true;
    }
    Matcher ebook = Regex.matcher(EBOOK, Uris.decodeLeniently(path));
    return ebook.matches()
        && context
            .postPath(ebook.group(1))
            .or(() -> context.postPath(ebook.group(1) + ebook.group(2) + ".html"))
            .filter(page -> page.endsWith("/" + ebook.group(2) + "/") || page.endsWith(".html"))
            .isPresent();
  }

  private Optional<String> file(String target) {
    Resolution resolution = context.resolve(target);
    if (resolution instanceof Resolution.Resolved resolved) {
      resolved.problems().forEach(context::report);
      return Optional.of("resource:" + resolved.resource().key());
    }
    if (resolution instanceof Resolution.Remote remote) {
      return Optional.of(Uris.encodeIllegal(remote.url()));
    }
    context.report(((Resolution.Refused) resolution).problem());
    return Optional.empty();
  }

  private Optional<String> broken(String path) {
    context.warn(
        ProblemCode.LINK_BROKEN,
        "There is no page \"" + path + "\" to link to.",
        "Correct the link, or remove it.");
    return Optional.empty();
  }

  // Resolves a relative path against the article's permalink; it never leaves the site.
  private String join(String relative) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : (SitePath.folder(context.path()) + relative).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    String path = "/" + String.join("/", segments);
    return Uris.encodeIllegal(relative.endsWith("/") && path.length() > 1 ? path + "/" : path);
  }

  private static String collapse(String path) {
    return Regex.replaceFirst(path, "^/+", "/");
  }

  private static int cut(String target) {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) == '#' || target.charAt(i) == '?') {
        return i;
      }
    }
    return target.length();
  }
}
