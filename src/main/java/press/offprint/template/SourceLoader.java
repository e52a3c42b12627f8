package press.offprint.template;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.utils.PathUtils;
import java.io.Reader;
import java.io.StringReader;
import press.offprint.model.bytes.Bytes;

/** The loader through which Pebble reads templates from a {@link TemplateSource}. */
final class SourceLoader implements Loader<String> {
  /** The variable that contains a line end. */
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
            .orElseThrow(() -> new LoaderException(null, "There is no template \"" + name + "\""));
    return new StringReader(keepLines(bytes.text().replace("\r\n", "\n")));
  }

  /**
   * Keeps the line end after each printed value, because Pebble drops the line end after every tag.
   * Dropping it is right after {@code {% %}} only. Line numbers do not change.
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
    throw new IllegalArgumentException("Template names have no prefix or suffix: " + prefix);
  }

  @Override
  public void setSuffix(String suffix) {
    throw new IllegalArgumentException("Template names have no prefix or suffix: " + suffix);
  }
}
