package press.offprint.edition.pdf.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import press.offprint.Examples;
import press.offprint.edition.pdf.PdfPosts;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.Publication;
import press.offprint.model.text.XmlText;

class OutlineTest {

  @Test
  void a_document_is_walked_as_often_for_many_chapters_as_for_two() throws Exception {
    assertThat(walks(200)).isEqualTo(walks(2));
  }

  private static int walks(int chapters) throws Exception {
    Publication post = PdfPosts.publication("<p>Text</p>", "Post", "en", List.of());
    Publication book =
        new Publication(
            Examples.site(), "Book", "book", Collections.nCopies(chapters, post.article()));
    Document document = Dom.parse(XmlText.of("<html><head></head><body></body></html>"));
    AtomicInteger walks = new AtomicInteger();
    new Outline(counting(document, walks)).write(book);
    assertThat(document.getElementsByTagName("bookmark").getLength()).isEqualTo(chapters);
    return walks.get();
  }

  /** Returns the document, which counts how often its root is asked for. */
  private static Document counting(Document document, AtomicInteger walks) {
    return (Document)
        Proxy.newProxyInstance(
            OutlineTest.class.getClassLoader(),
            new Class<?>[] {Document.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getDocumentElement")) {
                walks.incrementAndGet();
              }
              return method.invoke(document, arguments);
            });
  }
}
