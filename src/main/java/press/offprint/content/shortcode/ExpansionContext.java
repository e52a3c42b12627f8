package press.offprint.content.shortcode;

import java.util.Optional;
import java.util.function.UnaryOperator;
import press.offprint.model.Metadata;
import press.offprint.model.Site;

/**
 * What a shortcode may know of the article it stands in.
 *
 * @param references leads to other posts
 * @param inline renders one line of Markdown to HTML
 * @param picture takes an SVG picture and gives the reference that stands for it
 * @param templates the site's own shortcodes
 */
public record ExpansionContext(
    Metadata metadata,
    Site site,
    PostReferenceResolver references,
    UnaryOperator<String> inline,
    UnaryOperator<String> picture,
    ShortcodeTemplates templates) {

  /**
   * A field of the front matter's {@code params}, as in Hugo, else of its own fields, else of the
   * site's {@code params}; dots lead into maps.
   */
  Optional<String> field(String name) {
    return FieldLookup.find(metadata.fields(), "params." + name)
        .or(() -> FieldLookup.find(metadata.fields(), name))
        .or(() -> FieldLookup.find(metadata.fields(), "extra." + name))
        .or(() -> FieldLookup.find(site.params(), name));
  }
}
