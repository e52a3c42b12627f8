package press.offprint.content.shortcode;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.expansion.Placeholder;
import press.offprint.content.shortcode.lex.CodeSpans;
import press.offprint.content.shortcode.lex.ObsidianParser;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.Markup;

/**
 * Expands the links and embeds of Obsidian. An embedded image becomes an image. An embedded note
 * becomes its text if the embed is a paragraph, else a link. Any other file becomes a link.
 */
final class WikilinkExpander {
  private static final Set<String> IMAGE_TYPES =
      Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp");
  private static final Pattern FILE = Pattern.compile(".*\\.([A-Za-z0-9]{1,5})");
  private static final Pattern SIZE = Pattern.compile("(?:(.*)\\|)?\\s*(\\d{1,5})(?:x(\\d{1,5}))?");
  private static final Pattern BLOCK = Pattern.compile("\\^[A-Za-z0-9-]+");

  private final ExpansionWriter out;
  private final PostReferenceResolver references;
  private final Embedding embedding;

  /** The expansion of an embedded note. */
  @FunctionalInterface
  interface Embedding {
    /** Writes the expansion of a text; returns false, and writes nothing, if it must not. */
    boolean write(String text);
  }

  WikilinkExpander(ExpansionWriter out, PostReferenceResolver references, Embedding embedding) {
    this.out = out;
    this.references = references;
    this.embedding = embedding;
  }

  void write(Token.Wiki link) {
    Matcher extension = FILE.matcher(link.target());
    String type = extension.matches() ? extension.group(1).toLowerCase(Locale.ROOT) : "md";
    String heading = lastPart(link.fragment());
    if (link.embed() && IMAGE_TYPES.contains(type)) {
      writeImage(link);
    } else if (link.target().isEmpty()) {
      writeLink(fragmentTarget(heading), label(link, heading), link);
    } else {
      writeNote(link, heading, type);
    }
  }

  private void writeImage(Token.Wiki link) {
    StringBuilder html = new StringBuilder("<img src=\"");
    html.append(Markup.escape(encode(references.file(link.target()))));
    Matcher size = SIZE.matcher(link.label());
    boolean isSized = size.matches();
    String alt = !isSized ? link.label() : size.group(1) == null ? "" : size.group(1);
    html.append("\" alt=\"").append(Markup.escape(alt.strip())).append('"');
    if (isSized) {
      html.append(" width=\"").append(size.group(2)).append('"');
    }
    out.html(html.append("/>").toString(), link);
  }

  private void writeNote(Token.Wiki link, String heading, String type) {
    Optional<PostReferenceResolver.Note> note = references.note(link.target());
    if (note.isPresent() && link.embed() && embed(note.get(), heading, link)) {
      return;
    }
    if (note.isPresent()) {
      // Obsidian shows the note, a mark and the heading.
      String name = link.embed() ? note.get().title() : fileName(link.target());
      boolean isPlain = heading.isEmpty() || heading.startsWith("^");
      String text = isPlain ? name : name + " > " + heading;
      writeLink(note.get().path() + anchor(heading), label(link, text), link);
    } else if (isContentsMarker(link)) {
      out.html("", link);
    } else if (type.equals("md")) {
      out.warn(
          ProblemCode.LINK_BROKEN,
          link,
          "The link target \"" + link.target() + "\" is not a post of this site.",
          "Correct the name, or write the text without brackets.");
      out.add(label(link, link.target() + (heading.isEmpty() ? "" : " > " + heading)));
    } else {
      String file = references.file(link.target());
      writeLink(encode(file), label(link, fileName(link.target())), link);
    }
  }

  // Marks the place of a table of contents. It is removed, because every edition has contents.
  private boolean isContentsMarker(Token.Wiki link) {
    boolean isMarker = link.target().equalsIgnoreCase("toc") || link.target().equals("_TOC_");
    return isMarker && isAlone(link);
  }

  private boolean isAlone(Token.Wiki link) {
    int start = out.source().lastIndexOf('\n', link.start()) + 1;
    String line = out.source().substring(start, CodeSpans.lineEnd(out.source(), link.end()));
    return line.strip().equals(out.original(link));
  }

  private boolean embed(PostReferenceResolver.Note note, String heading, Token.Wiki link) {
    Optional<String> text = isAlone(link) ? references.text(note, heading) : Optional.empty();
    if (text.isEmpty()) {
      return false;
    }
    out.block("<div class=\"note-embed\">", link);
    if (heading.isEmpty()) {
      // A section starts with its heading; a whole note needs its title.
      writeLink(note.path(), label(link, note.title()), link);
      out.add("\n\n");
    }
    if (!embedding.write("\n" + text.get().strip() + "\n") && !heading.isEmpty()) {
      writeLink(note.path() + anchor(heading), label(link, note.title()), link);
    }
    out.block("</div>", link);
    return true;
  }

  private static String anchor(String heading) {
    if (!heading.startsWith("^")) {
      return heading.isEmpty() ? "" : "#" + HeadingSlug.of(heading);
    }
    return BLOCK.matcher(heading).matches() ? fragmentTarget(heading) : "";
  }

  /** Returns the reference to a heading or a block of the same note. */
  private static String fragmentTarget(String heading) {
    return heading.startsWith("^")
        ? "#" + ObsidianParser.blockId(encode(heading.substring(1)))
        : "#" + encode(heading);
  }

  private void writeLink(String target, String text, Token.Wiki link) {
    out.add("[" + text + "](");
    out.put(new Placeholder.Words(target, target, out.original(link)));
    out.add(")");
  }

  // A label is Markdown, a name is not.
  private String label(Token.Wiki link, String name) {
    return link.embed() || link.label().isBlank()
        ? out.placeholder(new Placeholder.Words(name, name, out.original(link)))
        : link.label();
  }

  /** Returns the innermost of nested headings. */
  private static String lastPart(String fragment) {
    return fragment.substring(fragment.lastIndexOf('#') + 1).strip();
  }

  private static String fileName(String target) {
    String name = target.substring(target.lastIndexOf('/') + 1);
    return name.endsWith(".md") ? name.substring(0, name.length() - ".md".length()) : name;
  }

  private static String encode(String path) {
    return path.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
  }
}
