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
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.ProblemCode;
import press.offprint.model.text.Markup;

/**
 * Writes Obsidian's links between notes and what it embeds. An embedded picture is a picture, an
 * embedded note its text where it stands alone; any other file is a link.
 */
public final class WikilinkExpander {
  private static final Set<String> PICTURES =
      Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp");
  private static final Pattern FILE = Pattern.compile(".*\\.([A-Za-z0-9]{1,5})");
  private static final Pattern SIZE = Pattern.compile("(?:(.*)\\|)?\\s*(\\d{1,5})(?:x(\\d{1,5}))?");
  private static final Pattern BLOCK = Pattern.compile("\\^[A-Za-z0-9-]+");

  private final ExpansionWriter out;
  private final PostReferenceResolver references;
  private final Embedding embedding;

  /** Writes the text of another note in the place of an embed, or declines to. */
  @FunctionalInterface
  interface Embedding {
    boolean write(String text);
  }

  WikilinkExpander(ExpansionWriter out, PostReferenceResolver references, Embedding embedding) {
    this.out = out;
    this.references = references;
    this.embedding = embedding;
  }

  /** The anchor of the block that Obsidian calls {@code ^id}, in letters of any case. */
  public static String blockId(String id) {
    return "block-" + id.toLowerCase(Locale.ROOT);
  }

  void write(Token.Wiki link) {
    Matcher ending = FILE.matcher(link.target());
    String type = ending.matches() ? ending.group(1).toLowerCase(Locale.ROOT) : "md";
    if (link.embed() && PICTURES.contains(type)) {
      picture(link);
    } else if (link.target().isEmpty()) {
      link("#" + encoded(last(link.fragment())), shown(link, last(link.fragment())), link);
    } else {
      note(link, type);
    }
  }

  private void picture(Token.Wiki link) {
    String label = link.label().orElse("");
    Matcher size = SIZE.matcher(label);
    StringBuilder html = new StringBuilder("<img src=\"");
    html.append(Markup.escape(encoded(references.file(link.target()))));
    boolean sized = size.matches();
    String alt = !sized ? label : size.group(1) == null ? "" : size.group(1);
    html.append("\" alt=\"").append(Markup.escape(alt.strip())).append('"');
    if (sized) {
      html.append(" width=\"").append(size.group(2)).append('"');
    }
    out.html(html.append("/>").toString(), link);
  }

  private void note(Token.Wiki link, String type) {
    Optional<PostReferenceResolver.Note> note = references.note(link.target());
    String place = last(link.fragment());
    if (note.isPresent() && link.embed() && embed(note.get(), place, link)) {
      return;
    }
    if (note.isPresent()) {
      // As Obsidian shows it: the note and, behind a mark, the heading.
      String name = link.embed() ? note.get().title() : file(link.target());
      boolean block = place.startsWith("^");
      String words = place.isEmpty() || block ? name : name + " > " + place;
      link(note.get().path() + anchor(place), shown(link, words), link);
    } else if (isContents(link)) {
      out.html("", link);
    } else if (type.equals("md")) {
      out.warn(
          ProblemCode.LINK_BROKEN,
          link,
          "There is no post \"" + link.target() + "\" to link to.",
          "Correct the name, or write the words without brackets.");
      out.add(shown(link, link.target() + (place.isEmpty() ? "" : " > " + place)));
    } else {
      link(encoded(references.file(link.target())), shown(link, file(link.target())), link);
    }
  }

  // What asks for contents in its place; every edition has them.
  private boolean isContents(Token.Wiki link) {
    boolean named = link.target().equalsIgnoreCase("toc") || link.target().equals("_TOC_");
    return named && isAlone(link);
  }

  private boolean isAlone(Token.Wiki link) {
    String line =
        out.source().substring(lineStart(link), CodeSpans.lineEnd(out.source(), link.end()));
    return line.strip().equals(out.original(link));
  }

  private boolean embed(PostReferenceResolver.Note note, String place, Token.Wiki link) {
    if (!isAlone(link)) {
      return false;
    }
    Optional<String> text = references.text(note, place);
    if (text.isEmpty()) {
      return false;
    }
    out.block("<div class=\"note-embed\">", link);
    if (place.isEmpty()) {
      // Below its own heading a part says what it is; a whole note does so by its title.
      link(note.path(), shown(link, note.title()), link);
      out.add("\n\n");
    }
    if (!embedding.write("\n" + text.get().strip() + "\n") && !place.isEmpty()) {
      link(note.path() + anchor(place), shown(link, note.title()), link);
    }
    out.block("</div>", link);
    return true;
  }

  private int lineStart(Token.Wiki link) {
    return out.source().lastIndexOf('\n', link.start()) + 1;
  }

  private static String anchor(String place) {
    if (place.isEmpty() || (place.startsWith("^") && !BLOCK.matcher(place).matches())) {
      return "";
    }
    return "#" + (place.startsWith("^") ? blockId(place.substring(1)) : HeadingSlug.of(place));
  }

  private void link(String target, String words, Token.Wiki token) {
    boolean block = target.startsWith("#%5E") || target.startsWith("#^");
    String place = block ? "#" + blockId(target.replaceFirst("#(?:%5E|\\^)", "")) : target;
    out.add("[" + words + "](");
    out.put(new Placeholder.Words(place, place, out.original(token)));
    out.add(")");
  }

  // A label is Markdown; a name is not.
  private String shown(Token.Wiki link, String name) {
    return link.label()
        .filter(label -> !label.isBlank() && !link.embed())
        .orElseGet(() -> out.token(new Placeholder.Words(name, name, out.original(link))));
  }

  // Of headings in headings, the innermost is meant.
  private static String last(String fragment) {
    return fragment.substring(fragment.lastIndexOf('#') + 1).strip();
  }

  private static String file(String target) {
    String name = target.substring(target.lastIndexOf('/') + 1);
    return name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
  }

  private static String encoded(String path) {
    return path.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
  }
}
