package press.offprint.content.xhtml.clean;

import java.util.Optional;
import java.util.function.Function;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.BaseUrl;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.model.text.Uris;

/**
 * The links of a site below a path of its host that begin with a slash. As in a browser, they mean
 * the root of the host: a link below the path of the site leads into the site, and any other link
 * leaves it.
 */
final class HostRootLinks {
  private final BodyContext context;
  private final Function<String, Optional<String>> ofSite;

  /**
   * Creates the resolver of one article.
   *
   * @param ofSite resolves a path from the root of the site
   */
  HostRootLinks(BodyContext context, Function<String, Optional<String>> ofSite) {
    this.context = context;
    this.ofSite = ofSite;
  }

  /** Returns the target; empty if the link is broken. */
  Optional<String> resolve(String target) {
    BaseUrl base = context.base();
    Optional<String> inside = base.inSite(target);
    String path = Uris.decodeLeniently(Regex.replaceFirst(target, "(?s)[?#].*", ""));
    if (MarkdownFileName.is(path)) {
      // No host has such pages, so the path is that of a source.
      return ofSite.apply(isPost(path) ? target : inside.orElse(target));
    }
    if (inside.isPresent()) {
      // Posts of older versions of Jekyll write the path of the site before that of the post.
      Optional<String> again = base.inSite(inside.get());
      if (again.isPresent() && !isKnown(inside.get()) && isKnown(again.get())) {
        return ofSite.apply(again.get());
      }
      if (!isKnown(inside.get()) && isKnown(target)) {
        report(target, path);
        return Optional.of(Uris.encodeIllegal(inside.get()));
      }
      return ofSite.apply(inside.get());
    }
    if (isKnown(target)) {
      report(target, path);
    }
    return Optional.of(base.origin() + Uris.encodeIllegal(target));
  }

  private boolean isKnown(String target) {
    String path = Uris.decodeLeniently(Regex.replaceFirst(target, "(?s)[?#].*", ""));
    boolean file =
        Regex.matches(
            path.substring(path.lastIndexOf('/') + 1), ".*\\.(?!html?$)[A-Za-z][A-Za-z0-9]{0,4}");
    return path.length() > 1
        && (file ? context.resolve(target) instanceof Resolution.Resolved : isPost(path));
  }

  private boolean isPost(String path) {
    return context.postPath(path).isPresent();
  }

  private void report(String target, String path) {
    context.warn(
        ProblemCode.LINK_BROKEN,
        "The link \""
            + path
            + "\" leads to the root of the host, but only the site below "
            + context.base().path()
            + " is known to have that page.",
        "Write \"" + context.base().ofHost(target) + "\" to link to the page of the site.");
  }
}
