package press.offprint.content.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.content.site.permalink.LiquidPermalink;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.PermalinkPattern;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.BaseUrl;

/**
 * The fields of front matter that request a permalink, as Hugo, Jekyll, Zola and others have them.
 */
final class PermalinkFields {
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)\\s*https?://");

  private final FrontMatterFields fields;
  private final BaseUrl base;

  PermalinkFields(FrontMatterFields fields, BaseUrl base) {
    this.fields = fields;
    this.base = base;
  }

  /**
   * Returns the request.
   *
   * @param title the title of the post, of which Pelican makes the slug
   */
  RequestedPermalink requested(PostSource.Format format, String title, List<Problem> problems) {
    int line = line("url");
    Optional<String> url =
        fields.raw(FrontMatterKey.URL.names()).flatMap(text -> inSite(text, line, problems));
    // :title of Jekyll is the name of the file without its date.
    Optional<String> permalink =
        fields
            .raw(FrontMatterKey.PERMALINK.names())
            .flatMap(text -> inSite(text, line, problems))
            .map(p -> Regex.replaceAll(p, ":(title|slug)\\b", ":" + PermalinkPattern.JEKYLL_TITLE))
            .map(LiquidPermalink::pattern);
    List<String> aliases = new ArrayList<>();
    boolean zola =
        format == PostSource.Format.TOML && fields.find("path", "extra", "taxonomies").isPresent();
    for (String alias : fields.items(FrontMatterKey.ALIASES.names())) {
      aliases.add(zola ? fromRoot(alias) : alias);
    }
    for (String alias : fields.items(FrontMatterKey.REDIRECT_FROM.names())) {
      aliases.add(fromRoot(alias));
    }
    Optional<String> slug = fields.raw(FrontMatterKey.SLUG.names());
    // In Pelican, whose posts have dates, the slug is made of the title.
    boolean pelican =
        format == PostSource.Format.LINES && fields.find(FrontMatterKey.DATE.names()).isPresent();
    Optional<String> path = url.or(() -> permalink);
    if (slug.isPresent() && slug.get().startsWith("/") && path.isEmpty()) {
      problems.add(slugPath(slug.get()));
      return new RequestedPermalink(Optional.empty(), slug, aliases);
    }
    return new RequestedPermalink(
        slug.isEmpty() && pelican ? titleSlug(title) : slug, path, aliases);
  }

  private Problem slugPath(String slug) {
    return Problem.warning(
        ProblemCode.SLUG_INVALID,
        fields.line(FrontMatterKey.SLUG.names()),
        slug.strip().equals("/")
            ? "The slug is that of the home page, so the post has the path of its file"
            : "The slug begins with a slash, so it is read as the whole path, as in Docusaurus",
        "Write the path in the field url, such as /guides/first/.");
  }

  // An address of another host often is that of the first publication.
  private Optional<String> inSite(String url, int line, List<Problem> problems) {
    if (!Regex.matcher(ABSOLUTE, url).lookingAt()) {
      return Optional.of(url);
    }
    Optional<String> path = base.ofAddress(url.strip());
    if (path.isEmpty()) {
      problems.add(
          Problem.warning(
              ProblemCode.SLUG_INVALID,
              line,
              "The url is no address in this site, so the post has the path of its file",
              "Write a path, such as /about/, or give the field another name."));
    }
    return path;
  }

  private static Optional<String> titleSlug(String title) {
    return Optional.of(PathSegments.urlize(title.replace('/', ' ')))
        .filter(slug -> !slug.isEmpty() && !PathSegments.isReserved(slug));
  }

  // Aliases are relative to the site in Zola and Jekyll, and to the post in Hugo.
  private static String fromRoot(String alias) {
    return alias.startsWith("/") ? alias : "/" + alias;
  }

  /** Returns the line of {@code url}, {@code slug} or {@code aliases}, or of another field. */
  int line(String field) {
    return switch (field) {
      case "url" -> fields.line(FrontMatterKey.URL.namesAnd(FrontMatterKey.PERMALINK));
      case "aliases" -> fields.line(FrontMatterKey.ALIASES.namesAnd(FrontMatterKey.REDIRECT_FROM));
      default -> fields.line(field);
    };
  }
}
