package press.offprint.content.markdown.reference;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import press.offprint.content.markdown.container.AttributeLists;
import press.offprint.content.markdown.syntax.NodeOrder;

/**
 * The images that have a label and are alone in their paragraph, or beside others with labels. The
 * description is the caption, unless the image has a title.
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
    for (Node child : paragraph.getChildren()) {
      boolean isLabelled =
          (child instanceof Image || child instanceof ImageRef)
              && NumberedKind.of(label(paragraph, child, document)).isPresent();
      if (!isLabelled && !isBetween(child)) {
        return false;
      }
    }
    return paragraph.getFirstChild() != null;
  }

  private static boolean isBetween(Node node) {
    return node instanceof SoftLineBreak || (node instanceof Text && node.getChars().isBlank());
  }

  private static String label(Paragraph paragraph, Node image, Document document) {
    String label = AttributeLists.idOf(image, document);
    boolean isAlone = image.getPrevious() == null && image.getNext() == null;
    return label.isEmpty() && isAlone ? AttributeLists.idOf(paragraph, document) : label;
  }

  private static void replace(Paragraph paragraph, Document document) {
    List<Node> images = new ArrayList<>();
    for (Node child : paragraph.getChildren()) {
      if (!isBetween(child)) {
        images.add(child);
      }
    }
    IdentityHashMap<Node, String> labels = new IdentityHashMap<>();
    images.forEach(image -> labels.put(image, label(paragraph, image, document)));
    images.forEach(image -> replace(image, labels.get(image), paragraph, document));
    paragraph.unlink();
  }

  private static void replace(Node image, String label, Paragraph paragraph, Document document) {
    AttributeLists.removeId(image, document);
    boolean hasTitle = image instanceof Image picture && picture.getTitle().isNotNull();
    boolean hasWords = image.getFirstChild() != null;
    Node caption = hasTitle || !hasWords ? null : image;
    FigureBlock figure = new FigureBlock(paragraph.getChars(), label, "", caption);
    paragraph.insertBefore(figure);
    figure.appendChild(image);
  }
}
