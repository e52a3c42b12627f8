package press.offprint.content.xhtml.clean;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.ImageWidths;
import press.offprint.model.Resource;

/** Makes of a picture's element the picture, or what stands for it where it cannot be shown. */
public final class ImageElements {
  public static final String TITLE = BodyContext.PRIVATE + "title";
  private static final Set<String> HANDLED = Set.of("src");
  private static final Pattern SIZED =
      Pattern.compile("(.*)\\|\\s*(\\d{1,5})(?:x\\d{1,5})?\\s*", Pattern.DOTALL);

  // An address that is no path, such as of data or of a script: it has no name to show.
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z%][\\w\\s%+.-]*:(?!//)");

  private final BodyContext work;

  ImageElements(BodyContext work) {
    this.work = work;
  }

  /**
   * The picture that {@code img} asks for.
   *
   * @param linked true inside a link, where there can be no other
   */
  Element picture(Element img, boolean linked) {
    DroppedReferenceReport.attributes(img, HANDLED, work);
    size(img);
    String source = source(img);
    String alt = img.attr("alt").strip();
    Element made = made(source, alt, img, linked);
    if (!img.attr("title").isBlank()) {
      made.attr(TITLE, img.attr("title").strip());
    }
    return work.place(made);
  }

  // Obsidian writes the width behind the words: ![words|300](a.png).
  private static void size(Element img) {
    if (img.attr("alt").indexOf('|') < 0) {
      return;
    }
    Matcher sized = SIZED.matcher(img.attr("alt"));
    if (sized.matches()) {
      img.attr("alt", sized.group(1).strip());
      if (!img.hasAttr("width")) {
        img.attr("width", sized.group(2));
      }
    }
  }

  private Element made(String source, String alt, Element img, boolean linked) {
    String generated = work.placeholders.nonce() + ":";
    if (source.startsWith(generated)) {
      return shown(work.pictures.get(source.substring(generated.length())), alt, img);
    }
    return shown(work.resolver.resolvePicture(source, work.line), source, img, linked);
  }

  /** What stands for a picture that was looked for already. */
  Element shown(Resolution resolution, String source, Element img, boolean linked) {
    String alt = img.attr("alt").strip();
    if (resolution instanceof Resolution.Resolved resolved) {
      resolved.problems().forEach(work::add);
      return shown(resolved.resource(), alt, img);
    }
    if (resolution instanceof Resolution.Remote remote) {
      work.add(remote.problem());
      return linked ? missing(source, alt) : remote(remote.url(), source, alt);
    }
    work.add(((Resolution.Refused) resolution).problem());
    return missing(source, alt);
  }

  // Pages that load pictures late keep the true source elsewhere.
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

  /** What stands for what is not there: {@code alt}, or its file's name. */
  static Element missing(String source, String alt) {
    String name = name(source, alt);
    return new Element("span")
        .attr("class", "missing")
        .attr("role", "img")
        .attr("aria-label", name)
        .text(name);
  }

  /** What to call a file of the post: {@code alt}, or its name. */
  static String name(String source, String alt) {
    if (!alt.isEmpty()) {
      return alt;
    }
    String path = OPAQUE.matcher(source).lookingAt() ? "" : source.split("[?#]", 2)[0];
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String name = trimmed.substring(trimmed.lastIndexOf('/') + 1);
    return name.isBlank() ? "…" : name;
  }
}
