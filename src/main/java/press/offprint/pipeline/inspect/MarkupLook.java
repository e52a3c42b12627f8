package press.offprint.pipeline.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.look.ShownWord;
import press.offprint.pipeline.inspect.look.BrightnessMap;
import press.offprint.pipeline.inspect.look.PageLook;
import press.offprint.pipeline.inspect.look.WordLook;

/** The words of a page or an ebook without a browser, so that they have no places. */
public final class MarkupLook {
  private MarkupLook() {}

  /** Returns the words of a page; those around its text are its frame. */
  public static List<PageLook> ofPage(Bytes page) {
    return List.of(look("page", Jsoup.parse(page.text())));
  }

  /**
   * Returns the words of the chapters of an EPUB.
   *
   * @throws IOException if the bytes are no archive
   */
  public static List<PageLook> ofEbook(Bytes epub) throws IOException {
    Map<String, PageLook> chapters = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(epub.toArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".xhtml")) {
          String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
          chapters.put(
              entry.getName(), look(entry.getName(), Jsoup.parse(text, Parser.xmlParser())));
        }
      }
    }
    return List.copyOf(chapters.values());
  }

  private static PageLook look(String name, Document document) {
    boolean hasMain = document.selectFirst("main") != null;
    List<WordLook> words = new ArrayList<>();
    for (Element body : document.select("body")) {
      body.forEachNode(
          node -> {
            if (node instanceof TextNode text) {
              add(words, text, hasMain);
            }
          });
    }
    return new PageLook(name, 0, 0, words, List.of(), Set.of(), false, BrightnessMap.EMPTY);
  }

  private static void add(List<WordLook> words, TextNode text, boolean hasMain) {
    ShownWord.Place place = place(text, hasMain);
    for (String word : text.getWholeText().strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        ShownWord shown = new ShownWord(word, List.of(), "", 0, place, false, false);
        words.add(new WordLook(shown, 0, 0, 0, 0));
      }
    }
  }

  private static ShownWord.Place place(TextNode node, boolean hasMain) {
    Element parent = node.parentNode() instanceof Element element ? element : null;
    if (parent == null
        || parent.closest("nav,aside,footer,header") != null
        || (hasMain && parent.closest("main") == null)) {
      return ShownWord.Place.FRAME;
    }
    return parent.closest("table") == null ? ShownWord.Place.TEXT : ShownWord.Place.TABLE;
  }
}
