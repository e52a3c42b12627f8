package press.offprint.content.site.reference;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.problem.Problem;

/**
 * The facts about a post that are known before its text is read; they suffice to link to it.
 *
 * @param source the post's path relative to the content folder
 * @param path the permalink, as in {@link press.offprint.model.Article#path}
 * @param aliases former permalinks, checked and safe, each beginning with {@code /} and ending with
 *     {@code /}, or with {@code .html} for a former file
 * @param metadata with an empty cover, because it is not resolved yet
 * @param problems warnings
 */
public record PostHeader(
    String source, String path, List<String> aliases, Metadata metadata, List<Problem> problems) {

  /** The field of the labels in the text of a post, which no front matter can set. */
  public static final String LABELS = "offprint:labels";

  /**
   * The order of posts that want the same permalink or name, if none of them had it before: by
   * date, then those without a date, then by source.
   */
  public static final Comparator<PostHeader> ORDER =
      Comparator.comparing(
              (PostHeader header) ->
                  header
                      .metadata()
                      .dates()
                      .date()
                      .map(OffsetDateTime::toInstant)
                      .orElse(Instant.MAX))
          .thenComparing(PostHeader::source);

  public PostHeader {
    aliases = List.copyOf(aliases);
    problems = List.copyOf(problems);
  }

  /**
   * Returns true if the folder and the name of the file lead to the permalink, and neither a {@code
   * url} nor a pattern of the site.
   */
  public boolean hasOwnPath() {
    return SourcePath.of(source).leadsTo(path, metadata.address().url().isPresent());
  }

  /** Returns the dependency of an article that links here: on the title and the permalink. */
  public Dependency dependency() {
    String fingerprint = Bytes.utf8(metadata.title() + "\n" + path).sha256();
    return new Dependency(Dependency.Kind.POST, source, fingerprint);
  }

  /** Returns the labels that the text may give to figures, tables and the like. */
  public List<?> labels() {
    return metadata.fields().get(LABELS) instanceof List<?> labels ? labels : List.of();
  }

  /** Returns a link here. */
  public PageLink link() {
    return new PageLink(metadata.title(), path, metadata.language(), metadata.direction());
  }
}
