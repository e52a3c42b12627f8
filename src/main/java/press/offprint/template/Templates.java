package press.offprint.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.cache.tag.NoOpTagCache;
import io.pebbletemplates.pebble.cache.template.ConcurrentMapTemplateCache;
import io.pebbletemplates.pebble.extension.core.DisallowExtensionCustomizerBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Markup;
import press.offprint.model.text.XmlText;

/**
 * The template engine, which renders values by Pebble (pebbletemplates.io). The variables, filters
 * and functions of templates are documented in {@code docs/templates.md}.
 *
 * <p>Values in a template whose name ends in {@code .html}, {@code .xhtml}, {@code .xml}, {@code
 * .opf}, {@code .ncx}, {@code .svg} or {@code .opml} are escaped for XML; in other templates they
 * are not. An unknown name is an error, never an empty value. Templates are compiled once and kept
 * until {@link #forget}. Thread-safe.
 */
public final class Templates {
  private static final Set<String> ESCAPED =
      Set.of("html", "xhtml", "xml", "opf", "ncx", "svg", "opml");
  private static final String QUOTES = "\"'";

  private final TemplateSource source;
  private final TemplateFingerprint fingerprints;

  /** Null until the first template is rendered. */
  private volatile Engines engines;

  private record Engines(PebbleEngine markup, PebbleEngine text) {}

  /** Creates the engine without starting Pebble: {@link #fingerprint} does not need it. */
  public Templates(TemplateSource source) {
    this.source = source;
    this.fingerprints = new TemplateFingerprint(source);
  }

  /**
   * Drops the compiled templates and the fingerprints, because the source has other files from now
   * on.
   */
  public synchronized void forget() {
    engines = null;
    fingerprints.forget();
  }

  /**
   * Renders a template. The text of one that writes markup has only characters of {@link XmlText}.
   *
   * @param name such as {@code web/post.html}
   * @param values by the names of the variables
   * @throws TemplateException if the template is missing or wrong; the message names file and line
   */
  public String render(String name, Map<String, Object> values) {
    String out = evaluate(name, values);
    return isMarkup(name) ? XmlText.of(out).toString() : out;
  }

  /**
   * Renders a template that writes XML; its extension does not matter.
   *
   * @throws TemplateException as {@link #render} does
   */
  public XmlText renderXml(String name, Map<String, Object> values) {
    return XmlText.of(evaluate(name, values));
  }

  private String evaluate(String name, Map<String, Object> values) {
    PebbleEngine engine = engine(name);
    StringWriter out = new InterruptibleWriter(16_384);
    try {
      engine.getTemplate(name).evaluate(out, values, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CancellationException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw TemplateErrors.endlessInclude(name, source);
    } catch (RuntimeException e) {
      throw TemplateErrors.of(name, e, source);
    }
    return out.toString();
  }

  /** Returns a style sheet, a font or a picture of the template folders; empty if it is missing. */
  public Optional<Bytes> file(String name) {
    return source.find(name);
  }

  /**
   * Returns a style sheet followed by {@code theme.css} and {@code own.css} of its folder, if they
   * exist; empty if the style sheet is missing.
   */
  public Optional<String> style(String name) {
    return StyleSheets.layered(source, name);
  }

  /**
   * Returns the SHA-256 in hexadecimal of the names and bytes of all files that the templates of a
   * folder can use: the files in it and below it, the translations, and the files of other folders
   * that these name. It changes whenever equal values could render to another text, and is kept
   * until {@link #forget}.
   */
  public String fingerprint(String folder) {
    return fingerprints.of(folder);
  }

  /** Returns the files that {@link #fingerprint} covers, with their hashes, by name. */
  public Map<String, String> files(String folder) {
    return fingerprints.hashes(folder);
  }

  /** Returns true if the templates of a folder, or those that they use, name the variable data. */
  public boolean usesData(String folder) {
    return fingerprints.usesData(folder);
  }

  private PebbleEngine engine(String name) {
    Engines started = engines;
    if (started == null) {
      started = start();
    }
    return isMarkup(name) ? started.markup() : started.text();
  }

  private static boolean isMarkup(String name) {
    return ESCAPED.contains(extension(name));
  }

  private synchronized Engines start() {
    if (engines == null) {
      engines = new Engines(engine(source, true), engine(source, false));
    }
    return engines;
  }

  private static PebbleEngine engine(TemplateSource source, boolean escape) {
    return new PebbleEngine.Builder()
        .loader(new SourceLoader(source))
        .extension(new PublisherExtension(source))
        // i18n loads Java resource bundles, parallel starts threads, and cache keeps state.
        .registerExtensionCustomizer(
            new DisallowExtensionCustomizerBuilder()
                .disallowedFunctionKeys(List.of("i18n"))
                .disallowedTokenParserTags(List.of("parallel", "cache", "flush"))
                .build())
        .methodAccessValidator((object, method) -> false)
        .addEscapingStrategy("xml", text -> Markup.escape(text, QUOTES))
        .defaultEscapingStrategy("xml")
        .autoEscaping(escape)
        .defaultLocale(Locale.ROOT)
        .strictVariables(true)
        .newLineTrimming(true)
        .templateCache(new ConcurrentMapTemplateCache())
        .tagCache(new NoOpTagCache())
        .build();
  }

  static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
