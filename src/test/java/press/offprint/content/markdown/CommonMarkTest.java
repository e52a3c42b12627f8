package press.offprint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.Limits;

/**
 * The examples of the CommonMark specification, version 0.31.2, read like posts. Each example whose
 * result differs from the specification is listed with the reason.
 */
class CommonMarkTest {
  private static final Path DIFFERENCES =
      Path.of("src/test/resources/press/offprint/content/markdown/commonmark-differences.txt");

  /** Tags that start and end lines, so that white space around them is not shown. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "p|h[1-6]|ul|ol|li|blockquote|pre|hr|div|table|thead|tbody|tr|td|th|body|dl|dt|dd");

  @Test
  void all_examples_but_those_listed_have_the_result_of_the_specification() throws IOException {
    Map<Integer, String> listed = differences();
    List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());
    assertThat(examples).hasSize(652);
    Map<Integer, String> found = new TreeMap<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      String made = canonical(render(example.getSource()));
      String wanted = canonical(example.getHtml().replace('→', '\t'));
      if (!made.equals(wanted)) {
        found.put(i + 1, (i + 1) + ": " + example.getSource() + "\n=> " + made + "\n<> " + wanted);
      }
    }
    Map<Integer, String> news = new TreeMap<>(found);
    news.keySet().removeAll(listed.keySet());
    assertThat(news.values()).as("%d differences", found.size()).isEmpty();
    assertThat(listed.keySet()).as("differences that are none any more").isEqualTo(found.keySet());
    assertThat(examples.size() - found.size()).isGreaterThanOrEqualTo(631);
  }

  private static String render(String source) {
    RenderSession session = new RenderSession("", reference -> Optional.empty());
    return Markdown.shared().render(source, "en", session, Limits.DEFAULT).body();
  }

  /** Returns the reasons by number. Each line of the file is a number, a space and the reason. */
  private static Map<Integer, String> differences() throws IOException {
    Map<Integer, String> differences = new TreeMap<>();
    for (String line : Files.readAllLines(DIFFERENCES)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] part = line.split(" ", 2);
        assertThat(part[1]).as(line).isNotBlank();
        differences.put(Integer.valueOf(part[0]), part[1]);
      }
    }
    return differences;
  }

  /**
   * Returns HTML with sorted attributes and collapsed white space, and without the typographic
   * quotes and the offsets of elements that Offprint adds to every text.
   */
  private static String canonical(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    StringBuilder out = new StringBuilder();
    write(document.body(), false, out);
    return out.toString().replaceAll(" *(</?(" + BLOCK + ")( [^>]*)?>) *", "$1").strip();
  }

  private static void write(Node node, boolean pre, StringBuilder out) {
    for (Node child : node.childNodes()) {
      if (child instanceof TextNode text) {
        String plain = plain(text.getWholeText());
        out.append((pre ? plain : plain.replaceAll("\\s+", " ")).replace("<", "&lt;"));
      } else if (child instanceof Comment comment) {
        out.append("<!--").append(comment.getData()).append("-->");
      } else if (child instanceof Element element) {
        out.append('<').append(element.normalName());
        List<String> attributes = new ArrayList<>();
        for (Attribute attribute : element.attributes()) {
          if (!attribute.getKey().equals(RenderedHtml.PLACE_ATTRIBUTE)) {
            attributes.add(attribute.getKey() + "=" + plain(attribute.getValue()));
          }
        }
        attributes.stream().sorted().forEach(a -> out.append(' ').append(a));
        out.append('>');
        write(element, pre || element.normalName().equals("pre"), out);
        out.append("</").append(element.normalName()).append('>');
      }
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[“”«»„]", "\"")
        .replaceAll("[‘’]", "'")
        .replace("…", "...")
        .replace("—", "---")
        .replace("–", "--");
  }
}
