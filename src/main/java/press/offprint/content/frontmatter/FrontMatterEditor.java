package press.offprint.content.frontmatter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Post;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;

/**
 * Adds fields to the front matter of a post and leaves every other byte as it is: order, comments,
 * line ends and text. A field that the post has is never changed. Each result is read again before
 * it is returned, so that no edit changes another field or the text.
 */
public final class FrontMatterEditor {
  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}[\\p{L}\\p{N}]*(?:[ _-]?[\\p{L}\\p{N}]+)*");
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");
  private static final Pattern TABLE = Pattern.compile("(?m)^[ \\t]*\\[");

  private final Site site;
  private final FrontMatterReader reader;

  public FrontMatterEditor(Site site) {
    this.site = site;
    this.reader = new FrontMatterReader(site);
  }

  /** Returns those of {@code fields} that a post does not have; the case of a name is ignored. */
  public static Map<String, List<String>> missing(
      Map<String, Object> present, Map<String, List<String>> fields) {
    Map<String, List<String>> missing = new LinkedHashMap<>();
    fields.forEach(
        (name, values) -> {
          boolean has = present.keySet().stream().anyMatch(name::equalsIgnoreCase);
          if (!has && !values.isEmpty()) {
            missing.put(name, values);
          }
        });
    return missing;
  }

  /**
   * Returns a post with further fields, or empty if they cannot be added without a change of the
   * rest, such as to a post in another encoding than UTF-8.
   *
   * @param fields lists of texts by name, none of which the post has
   */
  public Optional<Bytes> add(Post post, Map<String, List<String>> fields) {
    byte[] bytes = post.content().toArray();
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!Bytes.owning(text.getBytes(StandardCharsets.UTF_8)).equals(post.content())) {
      return Optional.empty();
    }
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    FrontMatterDelimiters.Cut cut =
        FrontMatterDelimiters.cut(text.substring(start), site.limits().frontMatterBytes());
    if (cut.error() != null) {
      return Optional.empty();
    }
    for (Edit edit : edits(text, start, cut, fields)) {
      String edited = text.substring(0, edit.at()) + edit.added() + text.substring(edit.at());
      Post changed = Post.of(post.source(), edited);
      if (isSame(post, changed, fields)) {
        return Optional.of(changed.content());
      }
    }
    return Optional.empty();
  }

  private record Edit(int at, String added) {}

  private static List<Edit> edits(
      String text, int start, FrontMatterDelimiters.Cut cut, Map<String, List<String>> fields) {
    int end = start + cut.end();
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    int front = start + Math.max(0, cut.end() - cut.frontMatter().length());
    List<Edit> edits = new ArrayList<>();
    switch (cut.format()) {
      case YAML -> {
        String lines = lines(fields, ": ", true, indent(cut.frontMatter()), lineEnd);
        edits.add(new Edit(end, lines));
        edits.add(new Edit(front, lines));
      }
      case TOML -> {
        String lines = lines(fields, " = ", false, "", lineEnd);
        var table = Regex.matcher(TABLE, cut.frontMatter());
        int before = table.find() ? front + beforeComments(cut.frontMatter(), table.start()) : end;
        edits.add(new Edit(before, lines));
        edits.add(new Edit(front, lines));
      }
      case JSON -> edits.add(json(text, front, end, fields));
      case LINES -> {
        StringBuilder lines = new StringBuilder(text.startsWith("\n", end - 1) ? "" : lineEnd);
        fields.forEach(
            (name, values) ->
                lines.append(name).append(": ").append(String.join(", ", values)).append(lineEnd));
        edits.add(new Edit(end, lines.toString()));
      }
      case NONE ->
          edits.add(
              new Edit(
                  start,
                  "---" + lineEnd + lines(fields, ": ", true, "", lineEnd) + "---" + lineEnd));
    }
    return edits;
  }

  // A comment and an empty line above a table belong to the table.
  private static int beforeComments(String toml, int table) {
    int at = table;
    while (at > 0) {
      int line = toml.lastIndexOf('\n', at - 2) + 1;
      String above = toml.substring(line, at).strip();
      if (!above.isEmpty() && !above.startsWith("#")) {
        break;
      }
      at = line;
    }
    return at;
  }

  private static String indent(String yaml) {
    return yaml.lines()
        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
        .findFirst()
        .map(line -> line.substring(0, line.length() - line.stripLeading().length()))
        .orElse("");
  }

  private static String lines(
      Map<String, List<String>> fields,
      String between,
      boolean plain,
      String indent,
      String lineEnd) {
    StringBuilder lines = new StringBuilder();
    fields.forEach(
        (name, values) ->
            lines
                .append(indent)
                .append(name)
                .append(between)
                .append(list(values, plain))
                .append(lineEnd));
    return lines.toString();
  }

  private static Edit json(String text, int front, int end, Map<String, List<String>> fields) {
    int last = end - 2;
    while (last > front && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    int first = text.indexOf('"', front);
    boolean empty = text.charAt(last) == '{';
    String space = empty ? "" : text.substring(front + 1, first);
    StringBuilder added = new StringBuilder();
    fields.forEach(
        (name, values) -> {
          boolean comma = !empty || !added.isEmpty();
          added.append(comma ? "," : "").append(comma && space.isEmpty() ? " " : space);
          added.append(quoted(name)).append(": ").append(list(values, false));
        });
    return new Edit(last + 1, added.toString());
  }

  private static String list(List<String> values, boolean plain) {
    List<String> items = new ArrayList<>();
    for (String value : values) {
      boolean word =
          plain
              && Regex.matcher(PLAIN, value).matches()
              && !RESERVED.contains(value.toLowerCase(Locale.ROOT));
      items.add(word ? value : quoted(value));
    }
    return "[" + String.join(", ", items) + "]";
  }

  // A text in double quotes, which YAML, TOML and JSON read alike.
  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private boolean isSame(Post before, Post after, Map<String, List<String>> added) {
    Optional<PostHeader> old = reader.read(before).accepted();
    Optional<PostHeader> now = reader.read(after).accepted();
    if (old.isEmpty() || now.isEmpty() || !body(before).equals(body(after))) {
      return false;
    }
    Map<String, Object> expected = new HashMap<>(old.get().metadata().fields());
    expected.putAll(added);
    return expected.equals(now.get().metadata().fields());
  }

  private Optional<String> body(Post post) {
    return PostSource.of(post, site.limits()).accepted().map(PostSource::body);
  }
}
