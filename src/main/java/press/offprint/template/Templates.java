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
import press.offprint.model.bytes.Bytes;

/**
 * Turns a template and values into text, by Pebble (pebbletemplates.io). What templates can use is
 * told in {@code docs/templates.md}.
 *
 * <p>Text put into a template whose name ends in {@code .html}, {@code .xhtml}, {@code .xml},
 * {@code .opf}, {@code .ncx}, {@code .svg} or {@code .opml} is escaped for XML, in other templates
 * not. A name that is not known is an error, never an empty place. Templates are compiled once and
 * kept until they are to be forgotten; one instance serves many threads.
 */
public final class Templates {
  private static final Set<String> ESCAPED =
      Set.of("html", "xhtml", "xml", "opf", "ncx", "svg", "opml");

  private final TemplateSource source;
  private volatile Optional<Engines> engines = Optional.empty();

  private record Engines(PebbleEngine markup, PebbleEngine text) {}

  /**
   * Pebble is not started before something is rendered: to know whether that is due, it need not.
   */
  public Templates(TemplateSource source) {
    this.source = source;
  }

  private PebbleEngine engine(String name) {
    Engines made = engines.orElseGet(this::start);
    return ESCAPED.contains(extension(name)) ? made.markup() : made.text();
  }

  /** Forgets what was compiled, since the source gives other files from now on. */
  public synchronized void forget() {
    engines = Optional.empty();
  }

  private synchronized Engines start() {
    if (engines.isEmpty()) {
      engines = Optional.of(new Engines(engine(source, true), engine(source, false)));
    }
    return engines.get();
  }

  /**
   * Renders the template {@code name}, such as {@code web/post.html}.
   *
   * @param values by the names that the template knows them by
   * @throws TemplateException where there is no such template, or it is wrong
   */
  public String render(String name, Map<String, Object> values) {
    PebbleEngine engine = engine(name);
    StringWriter out = new StringWriter(16_384);
    try {
      engine.getTemplate(name).evaluate(out, values, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StackOverflowError e) {
      throw new TemplateException(
          "The template " + name + " includes itself without end. Look at its include and extends.",
          e);
    } catch (RuntimeException e) {
      throw TemplateErrors.of(name, e);
    }
    return out.toString();
  }

  /** The file {@code name} as it is: a style, a font, a picture beside the templates. */
  public Optional<Bytes> file(String name) {
    return source.find(name);
  }

  /**
   * The style sheet {@code name} and, after it, {@code theme.css} and {@code own.css} of its
   * folder, where they are.
   */
  public Optional<String> style(String name) {
    return StyleSheets.layered(source, name);
  }

  /**
   * SHA-256 in hexadecimal over names and bytes of all files that the templates in {@code folder}
   * can use: those in it and below it, the words of all languages, and what they name of other
   * folders. It changes whenever the same values could give another text.
   */
  public String fingerprint(String folder) {
    return TemplateFingerprint.of(source, folder);
  }

  private static PebbleEngine engine(TemplateSource source, boolean escape) {
    return new PebbleEngine.Builder()
        .loader(new SourceLoader(source))
        .extension(new PublisherExtension(source))
        // i18n loads Java resource bundles by name, parallel starts threads, cache remembers.
        .registerExtensionCustomizer(
            new DisallowExtensionCustomizerBuilder()
                .disallowedFunctionKeys(List.of("i18n"))
                .disallowedTokenParserTags(List.of("parallel", "cache", "flush"))
                .build())
        .methodAccessValidator((object, method) -> false)
        .addEscapingStrategy("xml", XmlEscaper::escape)
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
