package press.offprint.edition.pdf.layout;

import com.openhtmltopdf.css.extend.StylesheetFactory;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.extend.NamespaceHandler;
import com.openhtmltopdf.simple.extend.XhtmlNamespaceHandler;
import java.io.StringReader;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.offprint.model.bytes.Bytes;

/**
 * The cache of parsed style sheets; the layout engine would parse them for each document.
 * Thread-safe.
 *
 * <p>The cache holds whole sets of sheets, because the engine numbers the rules of a set in order.
 * If two sets shared a sheet, its numbers could change while another thread sorts by them.
 */
public final class StyleSheetCache {
  /** A site has one set per paper size; edited templates add more until the cache is cleared. */
  private static final int MAX_SETS = 32;

  private final Map<String, StylesheetInfo[]> sets = new ConcurrentHashMap<>();

  /**
   * Returns the namespace handler of one document.
   *
   * @param files returns a file that the document refers to by URI
   */
  public NamespaceHandler of(Function<String, Optional<Bytes>> files) {
    return new Handler(files);
  }

  private final class Handler extends XhtmlNamespaceHandler {
    private final Function<String, Optional<Bytes>> files;
    private final IdentityHashMap<Element, String> languages = new IdentityHashMap<>();
    private StylesheetFactory parser;

    Handler(Function<String, Optional<Bytes>> files) {
      this.files = files;
    }

    @Override
    public StylesheetInfo getDefaultStylesheet(StylesheetFactory factory) {
      parser = factory;
      return super.getDefaultStylesheet(factory);
    }

    @Override
    public StylesheetInfo[] getStylesheets(Document document) {
      StylesheetInfo[] found = super.getStylesheets(document);
      if (parser == null || !Arrays.stream(found).allMatch(Handler::isFile)) {
        return found;
      }
      StringBuilder key = new StringBuilder();
      for (StylesheetInfo info : found) {
        Optional<Bytes> text = files.apply(info.getUri());
        key.append(info.getUri()).append(' ');
        key.append(text.map(Bytes::sha256).orElse("")).append('\n');
      }
      if (sets.size() > MAX_SETS) {
        sets.clear();
      }
      return sets.computeIfAbsent(key.toString(), k -> parsed(found, parser));
    }

    // The engine handles style elements and other URLs.
    private static boolean isFile(StylesheetInfo info) {
      return !info.isInline() && info.getUri().startsWith("resource:");
    }

    private StylesheetInfo[] parsed(StylesheetInfo[] found, StylesheetFactory factory) {
      for (StylesheetInfo info : found) {
        String text = files.apply(info.getUri()).map(Bytes::text).orElse("");
        info.setStylesheet(factory.parse(new StringReader(text), info));
      }
      return found;
    }

    /** Returns the language of an element; the engine would search all ancestors each time. */
    @Override
    public String getLang(Element element) {
      String language = languages.get(element);
      if (language == null) {
        boolean hasOwn =
            element.hasAttribute("lang") || !(element.getParentNode() instanceof Element);
        language = hasOwn ? super.getLang(element) : getLang((Element) element.getParentNode());
        languages.put(element, language);
      }
      return language;
    }
  }
}
