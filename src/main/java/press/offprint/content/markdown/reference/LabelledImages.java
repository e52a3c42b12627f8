package press.offprint.content.markdown.reference;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import press.offprint.content.markdown.container.AttributeLists;
import press.offprint.content.markdown.syntax.NodeOrder;

/**
 * The images that have a label and are alone in their paragraph. The description is the caption,
 * unless the image has a title.
 */
final class LabelledImages {
  private LabelledImages() {}

  static void complete(Document document) {
    List<Paragraph> found = new ArrayList<>();
    Node node = document;
    while (node != null) {
      if (node instanceof Paragraph paragraph && isLabelled(paragraph, document)) {
        found.add(paragraph);
      }
      node = node instanceof Paragraph ? NodeOrder.afterChildren(node) : NodeOrder.next(node);
    }
    found.forEach(paragraph -> replace(paragraph, document));
  }

  private static boolean isLabelled(Paragraph paragraph, Document document) {
    Node image = paragraph.getFirstChild();
    boolean isAlone = image != null && image.getNext() == null;
    return isAlone
        && (image instanceof Image || image instanceof ImageRef)
        && NumberedKind.of(label(paragraph, image, document)).isPresent();
  }

  private static String label(Paragraph paragraph, Node image, Document document) {
    String label = AttributeLists.idOf(image, document);
    return label.isEmpty() ? AttributeLists.idOf(paragraph, document) : label;
  }

  private static void replace(Paragraph paragraph, Document document) {
    Node image = paragraph.getFirstChild();
    String label = label(paragraph, image, document);
    AttributeLists.removeId(image, document);
    boolean hasTitle = image instanceof Image picture && picture.getTitle().isNotNull();
    boolean hasWords = image.getFirstChild() != null;
    Node caption = hasTitle || !hasWords ? null : image;
    FigureBlock figure = new FigureBlock(paragraph.getChars(), label, "", caption);
    paragraph.insertBefore(figure);
    figure.appendChild(image);
    paragraph.unlink();
  }
}
