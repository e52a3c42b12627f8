package press.offprint.content.markdown.note;

import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.content.site.reference.PostReferenceResolver;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.model.text.Markup;

/**
 * The renderer of links to notes and embeds. An embedded image becomes an image. An embedded note
 * becomes its text if the embed is a paragraph, else a link. Any other file becomes a link.
 */
final class WikiLinkRenderer {
  private static final Set<String> IMAGE_TYPES =
      Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp");
  private static final Pattern FILE = Pattern.compile(".*\\.([A-Za-z0-9]{1,5})");
  private static final Pattern SIZE = Pattern.compile("(?:(.*)\\|)?\\s*(\\d{1,5})(?:x(\\d{1,5}))?");
  private static final Pattern BLOCK = Pattern.compile("\\^[A-Za-z0-9-]+");

  private final WikiLink link;
  private final NodeRendererContext context;
  private final HtmlWriter html;
  private final RenderSession session;
  private final PostReferenceResolver references;

  private WikiLinkRenderer(WikiLink link, NodeRendererContext context, HtmlWriter html) {
    this.link = link;
    this.context = context;
    this.html = html;
    this.session = RenderSession.KEY.get(context.getDocument());
    this.references = session.references();
  }

  static void render(WikiLink link, NodeRendererContext context, HtmlWriter html) {
    new WikiLinkRenderer(link, context, html).render();
  }

  private void render() {
    Optional<String> partial = PartialFile.path(link, session.nonce());
    if (partial.isPresent()) {
      partial(partial.get());
      return;
    }
    Matcher extension = Regex.matcher(FILE, link.target());
    String type = extension.matches() ? extension.group(1).toLowerCase(Locale.ROOT) : "md";
    String heading = link.heading();
    if (link.isEmbed() && IMAGE_TYPES.contains(type)) {
      image();
    } else if (link.target().isEmpty()) {
      link(anchorHere(heading), heading);
    } else {
      note(heading, type);
    }
  }

  private void image() {
    Matcher size = Regex.matcher(SIZE, link.label());
    boolean isSized = size.matches();
    String alt = !isSized ? link.label() : size.group(1) == null ? "" : size.group(1);
    String width = isSized ? " width=\"" + size.group(2) + "\"" : "";
    html.raw(
        "<img src=\""
            + Markup.escape(encode(references.file(link.target())))
            + "\" alt=\""
            + Markup.escape(alt.strip())
            + "\""
            + width
            + "/>");
  }

  private void note(String heading, String type) {
    Optional<PostReferenceResolver.Note> note = references.note(link.target());
    if (note.isPresent() && link.isEmbed() && embed(note.get(), heading)) {
      return;
    }
    if (note.isPresent()) {
      // Obsidian shows the note, a mark and the heading.
      String name = link.isEmbed() ? note.get().title() : fileName(link.target());
      session.inserted().add(name, 0);
      boolean isPlain = heading.isEmpty() || heading.startsWith("^");
      link(note.get().path() + anchor(heading), isPlain ? name : name + " > " + heading);
    } else if (isContentsMarker()) {
      html.raw("[TOC]");
    } else if (type.equals("md")) {
      session.warn(
          ProblemCode.LINK_BROKEN,
          link,
          "The link target \"" + link.target() + "\" is not a post of this site.",
          "Correct the name, or write the text without brackets.");
      label(link.target() + (heading.isEmpty() ? "" : " > " + heading));
    } else {
      link(encode(references.file(link.target())), fileName(link.target()));
    }
  }

  private boolean isContentsMarker() {
    boolean isMarker = link.target().equalsIgnoreCase("toc") || link.target().equals("_TOC_");
    return isMarker && link.isAlone();
  }

  private boolean embed(PostReferenceResolver.Note note, String heading) {
    Optional<String> text = link.isAlone() ? references.text(note, heading) : Optional.empty();
    Optional<String> embedded = text.flatMap(found -> session.embed(found.strip(), link));
    if (embedded.isEmpty()) {
      return false;
    }
    html.raw("<div class=\"note-embed\">").line();
    if (heading.isEmpty()) {
      // A section starts with its heading; a whole note needs its title.
      html.raw("<p>");
      link(note.path(), note.title());
      html.raw("</p>").line();
    }
    html.raw(embedded.get()).raw("</div>");
    return true;
  }

  private void partial(String path) {
    Optional<String> text = references.partial(path);
    Optional<String> embedded = text.flatMap(found -> session.embed(found.strip(), link));
    if (embedded.isPresent()) {
      html.raw("<div>").raw(embedded.get()).raw("</div>");
    } else if (text.isPresent()) {
      session.warn(
          ProblemCode.INCLUDE_FORBIDDEN,
          link,
          "A file that is included includes no other; this one is left out: " + path,
          "Import the file into the post, or copy its text.");
    } else {
      session.warn(
          ProblemCode.RESOURCE_MISSING,
          link,
          "There is no file \"" + path + "\" to include, or it cannot be shown.",
          "Correct the path of the import, or copy the text into the post.");
    }
  }

  private String anchor(String heading) {
    if (!heading.startsWith("^")) {
      return heading.isEmpty() ? "" : "#" + references.anchor(heading);
    }
    return Regex.matcher(BLOCK, heading).matches() ? anchorHere(heading) : "";
  }

  /** Returns the reference to a heading or a block of the same note. */
  private static String anchorHere(String heading) {
    return heading.startsWith("^")
        ? "#" + BlockId.of(encode(heading.substring(1)))
        : "#" + encode(heading);
  }

  private void link(String target, String name) {
    html.raw("<a href=\"" + Markup.escape(target) + "\">");
    label(name);
    html.raw("</a>");
  }

  // A label is Markdown, a name is not.
  private void label(String name) {
    if (link.hasChildren()) {
      context.renderChildren(link);
    } else {
      html.text(name);
    }
  }

  private static String fileName(String target) {
    return MarkdownFileName.withoutEnding(target.substring(target.lastIndexOf('/') + 1));
  }

  private static String encode(String path) {
    return path.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
  }
}
