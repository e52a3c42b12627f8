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
 * The style sheets of documents, parsed once: the engine would parse them for each. Thread-safe.
 *
 * <p>The sheets of one document are kept together, since the engine numbers their rules as they
 * follow each other: shared by documents with other sheets before them, numbers would change while
 * another thread sorts by them.
 */
public final class StyleSheetCache {
  // A site has one set of sheets for each size of paper; templates that are edited bring others.
  private static final int SETS = 32;

  private final Map<String, StylesheetInfo[]> sets = new ConcurrentHashMap<>();

  /**
   * What the engine asks about one document.
   *
   * @param files gives what the document names, by its URI
   */
  public NamespaceHandler of(Function<String, Optional<Bytes>> files) {
    return new Handler(files);
  }

  private final class Handler extends XhtmlNamespaceHandler {
    private final Function<String, Optional<Bytes>> files;
    private final IdentityHashMap<Element, String> languages = new IdentityHashMap<>();
    private Optional<StylesheetFactory> parser = Optional.empty();

    Handler(Function<String, Optional<Bytes>> files) {
      this.files = files;
    }

    @Override
    public StylesheetInfo getDefaultStylesheet(StylesheetFactory factory) {
      parser = Optional.of(factory);
      return super.getDefaultStylesheet(factory);
    }

    @Override
    public StylesheetInfo[] getStylesheets(Document document) {
      StylesheetInfo[] found = super.getStylesheets(document);
      if (parser.isEmpty() || !Arrays.stream(found).allMatch(Handler::isOurs)) {
        return found;
      }
      StringBuilder key = new StringBuilder();
      for (StylesheetInfo info : found) {
        Optional<Bytes> text = files.apply(info.getUri());
        key.append(info.getUri()).append(' ');
        key.append(text.map(Bytes::sha256).orElse("")).append('\n');
      }
      if (sets.size() > SETS) {
        sets.clear();
      }
      return sets.computeIfAbsent(key.toString(), k -> parsed(found, parser.get()));
    }

    // What is written into the document, or lies elsewhere, is the engine's to take or to refuse.
    private static boolean isOurs(StylesheetInfo info) {
      return !info.isInline() && info.getUri().startsWith("resource:");
    }

    private StylesheetInfo[] parsed(StylesheetInfo[] found, StylesheetFactory factory) {
      for (StylesheetInfo info : found) {
        String text = files.apply(info.getUri()).map(Bytes::text).orElse("");
        info.setStylesheet(factory.parse(new StringReader(text), info));
      }
      return found;
    }

    /** As the engine does it, but for each element once, and not for all above it each time. */
    @Override
    public String getLang(Element element) {
      String known = languages.get(element);
      if (known == null) {
        boolean asks =
            element.hasAttribute("lang") || !(element.getParentNode() instanceof Element);
        known = asks ? super.getLang(element) : getLang((Element) element.getParentNode());
        languages.put(element, known);
      }
      return known;
    }
  }
}
