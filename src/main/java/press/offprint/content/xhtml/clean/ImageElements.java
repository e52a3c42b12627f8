package press.offprint.content.xhtml.clean;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import press.offprint.content.markdown.container.AttributeLists;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.AttributeNames;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.ImageWidths;
import press.offprint.model.Resource;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.PageOnlyMedia;

/** Converts {@code img} elements to images of the article, or to a text if there is no image. */
public final class ImageElements {
  /** The attribute that keeps the title of an image until its figure is built. */
  public static final String TITLE = BodyContext.PRIVATE + "title";

  private static final Set<String> HANDLED = Set.of("src");
  private static final Pattern SIZED =
      Pattern.compile("(.*)\\|\\s*(\\d{1,5})(?:x\\d{1,5})?\\s*", Pattern.DOTALL);

  // A URL that is no path, such as a data URL: it holds no file name to show.
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z%][\\w\\s%+.-]*:(?!//)");

  private static final Pattern PIXELS = Pattern.compile("[1-9]\\d{0,4}");

  private final BodyContext context;

  ImageElements(BodyContext context) {
    this.context = context;
  }

  /**
   * Returns the image that {@code img} refers to, or its replacement.
   *
   * @param linked true inside a link, which may hold no second link
   */
  Element picture(Element img, boolean linked) {
    DroppedReferenceReport.attributes(img, HANDLED, context);
    readSize(img);
    String source = source(img);
    String alt = img.attr("alt").strip();
    Element image = image(source, alt, img, linked);
    if (!img.attr("title").isBlank()) {
      image.attr(TITLE, img.attr("title").strip());
    }
    copyNames(img, image);
    return context.storeLine(image);
  }

  private static void copyNames(Element from, Element to) {
    String listed = from.attr(AttributeLists.LISTED + "class");
    String classes = AttributeNames.classes(to.className() + " " + listed);
    if (!classes.isEmpty()) {
      to.attr("class", classes);
    }
    String id = from.attr(AttributeLists.LISTED + "id");
    if (!id.isBlank()) {
      to.attr("id", id.strip());
    }
  }

  // Obsidian writes the width after the alternative text: ![text|300](a.png).
  private static void readSize(Element img) {
    if (img.attr("alt").indexOf('|') < 0) {
      return;
    }
    Matcher sized = Regex.matcher(SIZED, img.attr("alt"));
    if (sized.matches()) {
      img.attr("alt", sized.group(1).strip());
      if (!img.hasAttr("width")) {
        img.attr("width", sized.group(2));
      }
    }
  }

  private Element image(String source, String alt, Element img, boolean linked) {
    String generated = context.placeholders().nonce() + ":";
    if (source.startsWith(generated)) {
      return shown(context.picture(source.substring(generated.length())), alt, img);
    }
    return shown(context.resolvePicture(source), source, img, linked);
  }

  /** Returns the image of a resolved reference, or its replacement. */
  Element shown(Resolution resolution, String source, Element img, boolean linked) {
    String alt = img.attr("alt").strip();
    if (resolution instanceof Resolution.Resolved resolved) {
      resolved.problems().forEach(context::report);
      return shown(resolved.resource(), alt, img);
    }
    if (resolution instanceof Resolution.Remote remote) {
      boolean shownOnPages = context.pageHosts().showsPicture(remote.url());
      context.report(RemoteRemedies.fit(remote.problem(), shownOnPages ? "shown img" : "img"));
      Element link = linked ? missing(source, alt) : remote(remote.url(), source, alt);
      return shownOnPages ? withPicture(link, remote.url(), img) : link;
    }
    context.report(((Resolution.Refused) resolution).problem());
    return missing(source, alt);
  }

  // A page that loads images lazily keeps the source in another attribute.
  private static String source(Element img) {
    String source = img.attr("src").strip();
    return source.isEmpty() ? img.attr("data-src").strip() : source;
  }

  private static Element shown(Resource resource, String alt, Element img) {
    Element shown = new Element("img");
    shown.attr("src", "resource:" + resource.key()).attr("alt", alt);
    if (alt.isEmpty()) {
      shown.addClass("decorative");
    }
    int width = resource.width();
    int height = resource.height();
    if (width > 0 && height > 0) {
      shown.attr("width", Integer.toString(width)).attr("height", Integer.toString(height));
      ImageWidths.apply(img, shown);
    }
    return shown;
  }

  private static Element remote(String url, String source, String alt) {
    String name = name(source, alt);
    return new Element("a").attr("class", "missing remote").attr("href", url).text(name);
  }

  private static Element withPicture(Element link, String url, Element img) {
    link.attr(PageOnlyMedia.PICTURE, url);
    link.attr(PageOnlyMedia.PICTURE_ALT, img.attr("alt").strip());
    if (Regex.matcher(PIXELS, img.attr("width")).matches()) {
      link.attr(PageOnlyMedia.PICTURE_WIDTH, img.attr("width"));
    }
    if (Regex.matcher(PIXELS, img.attr("height")).matches()) {
      link.attr(PageOnlyMedia.PICTURE_HEIGHT, img.attr("height"));
    }
    return link;
  }

  /** Returns the replacement of a missing file: its alternative text or its name. */
  static Element missing(String source, String alt) {
    String name = name(source, alt);
    return new Element("span")
        .attr("class", "missing")
        .attr("role", "img")
        .attr("aria-label", name)
        .text(name);
  }

  /** Returns {@code alt}, or the file name in {@code source} if there is none. */
  static String name(String source, String alt) {
    if (!alt.isEmpty()) {
      return alt;
    }
    String path =
        Regex.matcher(OPAQUE, source).lookingAt() ? "" : Regex.split(source, "[?#]", 2)[0];
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String name = trimmed.substring(trimmed.lastIndexOf('/') + 1);
    return name.isBlank() ? "…" : name;
  }
}
