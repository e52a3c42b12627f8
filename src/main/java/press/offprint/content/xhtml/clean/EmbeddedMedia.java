package press.offprint.content.xhtml.clean;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.resource.Resolution;
import press.offprint.content.shortcode.expansion.OwnFrames;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.PageOnlyMedia;
import press.offprint.model.text.Uris;

/** Converts frames, video and audio to links, and inline SVG to images. */
final class EmbeddedMedia {
  private static final Set<String> SOURCE = Set.of("src");
  private static final Pattern YOUTUBE =
      Pattern.compile(
          "https?://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]+).*", Pattern.DOTALL);
  private static final Pattern VIMEO =
      Pattern.compile("https?://player\\.vimeo\\.com/video/(\\d+).*", Pattern.DOTALL);

  private static final int MAX_FALLBACK = 300;
  // The word in the languages of well-known blogs.
  private static final Pattern BROWSER =
      Pattern.compile(
          "browser|navigateur|navegador|浏览器|瀏覽器|ブラウザ|브라우저|браузер|przegląd|tarayıcı",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final BodyContext context;

  EmbeddedMedia(BodyContext context) {
    this.context = context;
  }

  /**
   * Returns a paragraph with a link to the page of a frame, or its title if there is no link. The
   * paragraph of a frame that web pages show has its URL as an attribute.
   */
  Node frame(Element frame, boolean linked) {
    DroppedReferenceReport.attributes(frame, SOURCE, context);
    String source = frame.attr("src").strip();
    String title = frame.attr("title").strip();
    if (source.isEmpty()) {
      return new TextNode(title);
    }
    Resolution resolution = context.resolve(source);
    if (resolution instanceof Resolution.Refused refused) {
      context.report(refused.problem());
      return ImageElements.missing(source, title);
    }
    if (!(resolution instanceof Resolution.Remote remote)) {
      return new TextNode(title);
    }
    String url = Uris.encodeIllegal(remote.url());
    boolean own = frame.attr(OwnFrames.MARK).equals(context.placeholders().nonce());
    boolean shown = own && !linked && isShown(url);
    if (!shown) {
      context.report(RemoteRemedies.fit(remote.problem(), own ? "own iframe" : "iframe"));
    }
    if (linked) {
      return new TextNode(title);
    }
    Element paragraph = page(url, title);
    if (shown) {
      String name = title.isEmpty() ? paragraph.text() : title;
      paragraph.attr(PageOnlyMedia.FRAME, url).attr(PageOnlyMedia.FRAME_TITLE, name);
    }
    return paragraph;
  }

  // The sandbox of a frame would not hold a page of the site itself.
  private boolean isShown(String url) {
    return context.pageHosts().showsFrame(url) && !context.base().isHostOf(url);
  }

  private static Element page(String url, String title) {
    Matcher youtube = Regex.matcher(YOUTUBE, url);
    Matcher vimeo = Regex.matcher(VIMEO, url);
    if (youtube.matches()) {
      return link("https://www.youtube.com/watch?v=" + youtube.group(1), "YouTube: ", title);
    }
    return vimeo.matches()
        ? link("https://vimeo.com/" + vimeo.group(1), "Vimeo: ", title)
        : link(url, "", title);
  }

  /** Returns a paragraph with a link to a video or sound, or its title if there is no link. */
  Node media(Element media, boolean linked) {
    DroppedReferenceReport.attributes(media, SOURCE, context);
    String source = media.attr("src").strip();
    if (source.isEmpty()) {
      Element first = Selectors.first(media, "source[src]");
      source = first == null ? "" : first.attr("src").strip();
    }
    String title = media.attr("title").strip();
    Optional<String> url =
        source.isEmpty() ? Optional.empty() : address(source, media.normalName());
    if (url.isEmpty() && !source.isEmpty()) {
      return ImageElements.missing(source, title);
    }
    if (url.isEmpty() || linked) {
      return new TextNode(title);
    }
    boolean own = url.get().startsWith("resource:");
    return link(url.get(), "", own ? ImageElements.name(source, title) : title);
  }

  /** Returns true for a text within a video or a sound that is for browsers without them. */
  static boolean isFallback(Element media) {
    return media.text().length() < MAX_FALLBACK
        && Selectors.first(media, "a, p, div, img, h1, h2, h3, ul, ol, table, pre, blockquote")
            == null
        && Regex.matcher(BROWSER, media.text()).find();
  }

  /** Returns inline SVG as an image, or its text if the SVG is refused. */
  Node svg(Element svg, boolean linked) {
    Element copy = svg.clone();
    if (!copy.hasAttr("xmlns")) {
      copy.attr("xmlns", "http://www.w3.org/2000/svg");
    }
    Document holder = Document.createShell("");
    holder.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
    holder.body().appendChild(copy);
    Bytes drawing = Bytes.utf8(copy.outerHtml());
    Resolution resolution = context.resolveSvg("drawing.svg", drawing);
    if (resolution instanceof Resolution.Resolved) {
      Element title = Selectors.first(svg, "title");
      String alt = title == null ? svg.attr("aria-label") : title.text();
      Element img = new Element("img").attr("alt", alt);
      return new ImageElements(context).shown(resolution, "", img, linked);
    }
    DroppedReferenceReport.report(svg, context);
    if (resolution instanceof Resolution.Refused refused) {
      context.report(refused.problem());
    }
    Selectors.all(svg, "style, script").remove();
    return new TextNode(svg.text());
  }

  private Optional<String> address(String source, String element) {
    Resolution resolution = context.resolve(source);
    if (resolution instanceof Resolution.Resolved resolved) {
      return Optional.of("resource:" + resolved.resource().key());
    }
    if (resolution instanceof Resolution.Remote remote) {
      context.report(RemoteRemedies.fit(remote.problem(), element));
      return Optional.of(Uris.encodeIllegal(remote.url()));
    }
    context.report(((Resolution.Refused) resolution).problem());
    return Optional.empty();
  }

  private static Element link(String url, String service, String title) {
    String shown = title.isEmpty() ? Regex.replaceFirst(url, "^https?://(?:www\\.)?", "") : title;
    Element paragraph = new Element("p").attr("class", "embed");
    paragraph.appendElement("a").attr("href", url).text(service + shown);
    return paragraph;
  }
}
