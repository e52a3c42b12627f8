package press.offprint.content.shortcode;

import java.util.Optional;
import java.util.function.UnaryOperator;
import press.offprint.content.markdown.dialect.PostDialect;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.site.reference.PostReferenceResolver;
import press.offprint.model.Metadata;
import press.offprint.model.Site;

/**
 * The post and the site that shortcodes are expanded for, and the functions that they may use.
 *
 * @param references resolves references to other posts
 * @param inline renders a line of Markdown to HTML
 * @param storeSvg stores an SVG image and returns the reference to it
 * @param templates the shortcodes that are templates of the site
 * @param nonce the word that marks frames of templates; the post does not contain it
 * @param dialect the dialects that the post is written in
 * @param inserted counts the text that the post takes from elsewhere
 */
public record ExpansionContext(
    Metadata metadata,
    Site site,
    PostReferenceResolver references,
    UnaryOperator<String> inline,
    UnaryOperator<String> storeSvg,
    ShortcodeTemplates templates,
    String nonce,
    PostDialect dialect,
    InsertedText inserted) {

  /**
   * Returns the value of a field; empty if no field of that name has a scalar value. The fields are
   * looked for in {@code params} of the front matter, as in Hugo, then in the front matter itself,
   * in its {@code extra}, as in Zola, and in {@code params} of the site.
   *
   * @param name a name, or several names that are separated by dots and lead into maps
   */
  Optional<String> field(String name) {
    return FieldLookup.find(metadata.fields(), "params." + name)
        .or(() -> FieldLookup.find(metadata.fields(), name))
        .or(() -> FieldLookup.find(metadata.fields(), "extra." + name))
        .or(() -> FieldLookup.find(site.params(), name));
  }
}
