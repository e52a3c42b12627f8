package press.offprint.pipeline.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import press.offprint.json.JsonObject;
import press.offprint.model.Content;

/** The words of a text by section. The first section is what precedes the first heading. */
public record TextSections(List<Section> sections) {
  public TextSections {
    sections = List.copyOf(sections);
  }

  /**
   * A heading and the words below it up to the next heading of any level.
   *
   * @param id of the heading, empty before the first one
   * @param title plain text of the heading
   */
  record Section(String id, String title, List<String> words) {
    Section {
      words = List.copyOf(words);
    }
  }

  /** Returns the sections of the body of an article. */
  public static TextSections of(Content content) {
    Collector collector = new Collector();
    NodeTraversor.traverse(collector, Jsoup.parseBodyFragment(content.body()).body());
    return new TextSections(collector.all());
  }

  /** Returns the sections as text, for {@link #read}. */
  public String write() {
    List<JsonObject> all =
        sections.stream()
            .map(
                section ->
                    new JsonObject()
                        .put("id", section.id())
                        .put("title", section.title())
                        .put("words", String.join(" ", section.words())))
            .toList();
    return new JsonObject().put("sections", all).toString();
  }

  /** Returns the sections of a text that {@link #write} returned. */
  public static TextSections read(String written) {
    return new TextSections(
        JsonObject.read(written).objects("sections").stream()
            .map(
                section ->
                    new Section(
                        section.text("id"), section.text("title"), words(section.text("words"))))
            .toList());
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static final class Collector implements NodeVisitor {
    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String id = "";
    private String title = "";
    private Element heading; // null outside of a heading

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words && heading == null) {
        text.append(words.getWholeText());
      } else if (node instanceof Element element) {
        if (heading == null && element.normalName().matches("h[1-6]")) {
          end();
          heading = element;
          id = element.id();
          title = element.text();
        } else if (element.isBlock()) {
          text.append(' ');
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node == heading) {
        heading = null;
      } else if (node instanceof Element element && element.isBlock()) {
        text.append(' ');
      }
    }

    private void end() {
      List<String> words = words(text.toString());
      if (!title.isEmpty() || !words.isEmpty()) {
        sections.add(new Section(id, title, words));
      }
      text.setLength(0);
    }

    List<Section> all() {
      end();
      return sections;
    }
  }
}
