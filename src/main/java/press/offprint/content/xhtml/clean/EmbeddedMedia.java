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
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.bytes.Bytes;

/** What a page would play or frame becomes a link; an inline drawing becomes a picture. */
final class EmbeddedMedia {
  private static final Set<String> SOURCE = Set.of("src");
  private static final Pattern YOUTUBE =
      Pattern.compile(
          "https?://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]+).*", Pattern.DOTALL);
  private static final Pattern VIMEO =
      Pattern.compile("https?://player\\.vimeo\\.com/video/(\\d+).*", Pattern.DOTALL);

  private final BodyContext work;

  EmbeddedMedia(BodyContext work) {
    this.work = work;
  }

  /** A paragraph with a link to what the frame would show, or its title alone. */
  Node frame(Element frame, boolean linked) {
    DroppedReferenceReport.attributes(frame, SOURCE, work);
    String source = frame.attr("src").strip();
    String title = frame.attr("title").strip();
    Optional<String> url = source.isEmpty() ? Optional.empty() : address(source);
    if (url.isEmpty() && !source.isEmpty()) {
      return ImageElements.missing(source, title);
    }
    if (url.filter(address -> address.startsWith("http")).isEmpty() || linked) {
      return new TextNode(title);
    }
    Matcher youtube = YOUTUBE.matcher(url.get());
    Matcher vimeo = VIMEO.matcher(url.get());
    if (youtube.matches()) {
      return link("https://www.youtube.com/watch?v=" + youtube.group(1), "YouTube: ", title);
    }
    return vimeo.matches()
        ? link("https://vimeo.com/" + vimeo.group(1), "Vimeo: ", title)
        : link(url.get(), "", title);
  }

  /** A link to a film or a sound; what it holds besides follows it. */
  Node media(Element media, boolean linked) {
    DroppedReferenceReport.attributes(media, SOURCE, work);
    String source = media.attr("src").strip();
    if (source.isEmpty()) {
      Element first = Selectors.first(media, "source[src]");
      source = first == null ? "" : first.attr("src").strip();
    }
    String title = media.attr("title").strip();
    Optional<String> url = source.isEmpty() ? Optional.empty() : address(source);
    if (url.isEmpty() && !source.isEmpty()) {
      return ImageElements.missing(source, title);
    }
    if (url.isEmpty() || linked) {
      return new TextNode(title);
    }
    boolean own = url.get().startsWith("resource:");
    return link(url.get(), "", own ? ImageElements.name(source, title) : title);
  }

  /** The drawing as a picture, or its words where it is not fit to be shown. */
  Node svg(Element svg, boolean linked) {
    Element copy = svg.clone();
    if (!copy.hasAttr("xmlns")) {
      copy.attr("xmlns", "http://www.w3.org/2000/svg");
    }
    Document holder = Document.createShell("");
    holder.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
    holder.body().appendChild(copy);
    Bytes drawing = Bytes.utf8(copy.outerHtml());
    Resolution resolution = work.resolver.resolveSvg("drawing.svg", drawing, work.line);
    if (resolution instanceof Resolution.Resolved) {
      Element title = Selectors.first(svg, "title");
      String alt = title == null ? svg.attr("aria-label") : title.text();
      Element img = new Element("img").attr("alt", alt);
      return new ImageElements(work).shown(resolution, "", img, linked);
    }
    DroppedReferenceReport.report(svg, work);
    if (resolution instanceof Resolution.Refused refused) {
      work.add(refused.problem());
    }
    Selectors.all(svg, "style, script").remove();
    return new TextNode(svg.text());
  }

  private Optional<String> address(String source) {
    Resolution resolution = work.resolver.resolve(source, work.line);
    if (resolution instanceof Resolution.Resolved resolved) {
      return Optional.of("resource:" + resolved.resource().key());
    }
    if (resolution instanceof Resolution.Remote remote) {
      work.add(remote.problem());
      return Optional.of(LinkResolver.encode(remote.url()));
    }
    work.add(((Resolution.Refused) resolution).problem());
    return Optional.empty();
  }

  private static Element link(String url, String service, String title) {
    String shown = title.isEmpty() ? url.replaceFirst("^https?://(?:www\\.)?", "") : title;
    Element paragraph = new Element("p").attr("class", "embed");
    paragraph.appendElement("a").attr("href", url).text(service + shown);
    return paragraph;
  }
}
