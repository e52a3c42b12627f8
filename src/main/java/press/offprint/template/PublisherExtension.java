package press.offprint.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import java.util.List;

/** What Offprint adds to Pebble; told to publishers in {@code docs/templates.md}. */
final class PublisherExtension extends AbstractExtension {
  private final ModelAccess access = new ModelAccess();

  @Override
  public List<AttributeResolver> getAttributeResolver() {
    return List.of(access);
  }
}
