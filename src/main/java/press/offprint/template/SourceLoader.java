package press.offprint.template;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.utils.PathUtils;
import java.io.Reader;
import java.io.StringReader;
import press.offprint.model.bytes.Bytes;

/** Gives Pebble its templates from a {@link TemplateSource}. */
final class SourceLoader implements Loader<String> {
  /** The variable that holds a line's end. */
  static final String NEW_LINE = "newLine";

  private final TemplateSource source;

  SourceLoader(TemplateSource source) {
    this.source = source;
  }

  @Override
  public Reader getReader(String name) {
    Bytes bytes =
        source
            .find(name)
            .orElseThrow(() -> new LoaderException(null, "There is no template " + name));
    return new StringReader(keepLines(bytes.text().replace("\r\n", "\n")));
  }

  /**
   * Pebble swallows the line's end behind every tag. Behind {@code {% %}} that is what one wants;
   * behind what is printed it would join lines, so there the end is printed too. Line numbers stay.
   */
  private static String keepLines(String template) {
    return template.contains("verbatim %}")
        ? template
        : template.replace("}}\n", "}}{{ " + NEW_LINE + " }}\n");
  }

  @Override
  public String resolveRelativePath(String relative, String anchor) {
    return PathUtils.resolveRelativePath(relative, anchor, '/');
  }

  @Override
  public String createCacheKey(String name) {
    return name;
  }

  @Override
  public boolean resourceExists(String name) {
    return source.find(name).isPresent();
  }

  @Override
  public void setCharset(String charset) {
    throw new IllegalArgumentException("Templates are UTF-8, not " + charset);
  }

  @Override
  public void setPrefix(String prefix) {
    throw new IllegalArgumentException("Names are whole and take no " + prefix);
  }

  @Override
  public void setSuffix(String suffix) {
    throw new IllegalArgumentException("Names are whole and take no " + suffix);
  }
}
