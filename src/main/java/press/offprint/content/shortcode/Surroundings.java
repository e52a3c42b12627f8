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
public record Surroundings(
    Metadata metadata,
    Site site,
    References references,
    UnaryOperator<String> inline,
    UnaryOperator<String> picture,
    ShortcodeTemplates templates) {

  /**
   * A field of the front matter's {@code params}, as in Hugo, else of its own fields, else of the
   * site's {@code params}; dots lead into maps.
   */
  Optional<String> field(String name) {
    return Fields.find(metadata.fields(), "params." + name)
        .or(() -> Fields.find(metadata.fields(), name))
        .or(() -> Fields.find(metadata.fields(), "extra." + name))
        .or(() -> Fields.find(site.params(), name));
  }
}
