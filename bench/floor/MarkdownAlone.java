import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown parser and nothing of ours: all posts in, HTML thrown away. */
public final class MarkdownAlone {
  private MarkdownAlone() {}

  public static void main(String[] folders) throws IOException {
    MutableDataSet options = new MutableDataSet();
    options.set(Parser.EXTENSIONS, List.of(TablesExtension.create(), FootnoteExtension.create()));
    Parser parser = Parser.builder(options).build();
    HtmlRenderer renderer = HtmlRenderer.builder(options).build();
    List<Path> posts;
    try (Stream<Path> files = Files.walk(Path.of(folders[0]))) {
      posts = files.filter(file -> file.toString().endsWith(".md")).toList();
    }
    posts.parallelStream().forEach(post -> renderer.render(parser.parse(text(post))));
  }

  private static String text(Path post) {
    try {
      return Files.readString(post);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
