package press.offprint.edition.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.VeraPdf;
import press.offprint.model.Rendition;

/** Reads a PDF as readers and validators do. */
public record PdfInspector(Rendition rendition) {

  public String text() throws IOException {
    try (PDDocument pdf = open()) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  List<String> pageTexts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (PDDocument pdf = open()) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        texts.add(stripper.getText(pdf));
      }
    }
    return texts;
  }

  /** Returns the characters beyond the edges of their page. */
  List<String> outside() throws IOException {
    List<String> outside = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            float left = text.getXDirAdj();
            float right = left + text.getWidthDirAdj();
            if (left < 0
                || right > text.getPageWidth()
                || text.getYDirAdj() > text.getPageHeight()) {
              outside.add(text.getUnicode());
            }
          }
        };
    try (PDDocument pdf = open()) {
      stripper.getText(pdf);
    }
    return outside;
  }

  /** An object on a page, with its left and right edges in points. */
  record Placed(String what, float left, float right) {}

  /** Returns all drawn objects, visible or not: letters, and images with the name "". */
  List<Placed> placed() throws IOException {
    List<Placed> placed = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            float left = text.getXDirAdj();
            placed.add(new Placed(text.getUnicode(), left, left + text.getWidthDirAdj()));
          }

          @Override
          protected void processOperator(Operator operator, List<COSBase> operands)
              throws IOException {
            if (operator.getName().equals("Do")) {
              Matrix place = getGraphicsState().getCurrentTransformationMatrix();
              float left = place.getTranslateX();
              placed.add(new Placed("", left, left + place.getScalingFactorX()));
            }
            super.processOperator(operator, operands);
          }
        };
    try (PDDocument pdf = open()) {
      stripper.getText(pdf);
    }
    return placed;
  }

  /** Returns the first picture of a page with its opacity; the first page is 0. */
  BufferedImage picture(int page) throws IOException {
    try (PDDocument pdf = open()) {
      PDResources resources = pdf.getPage(page).getResources();
      for (COSName name : resources.getXObjectNames()) {
        if (resources.getXObject(name) instanceof PDImageXObject image) {
          return image.getImage();
        }
      }
    }
    throw new IOException("page " + page + " has no picture");
  }

  /** Returns the letters of each line of a page, from left to right; the first page is 1. */
  List<List<Placed>> lines(int page) throws IOException {
    TreeMap<Integer, List<Placed>> lines = new TreeMap<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            float left = text.getXDirAdj();
            lines
                .computeIfAbsent(Math.round(text.getYDirAdj()), y -> new ArrayList<>())
                .add(new Placed(text.getUnicode(), left, left + text.getWidthDirAdj()));
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    try (PDDocument pdf = open()) {
      stripper.getText(pdf);
    }
    lines.values().forEach(line -> line.sort(Comparator.comparing(Placed::left)));
    return List.copyOf(lines.values());
  }

  /** Returns the number of lines, dots and areas on a page; the first page is 0. */
  long shapes(int page) throws IOException {
    try (PDDocument pdf = open()) {
      return new PDFStreamParser(pdf.getPage(page))
          .parse().stream()
              .filter(Operator.class::isInstance)
              .map(token -> ((Operator) token).getName())
              .filter(Set.of("f", "f*", "S", "s", "B")::contains)
              .count();
    }
  }

  int pages() throws IOException {
    try (PDDocument pdf = open()) {
      return pdf.getNumberOfPages();
    }
  }

  PDDocument open() throws IOException {
    return Loader.loadPDF(rendition.content().toArray());
  }

  /** Returns the outline, one bookmark per line, with two spaces for each level. */
  List<String> outline() throws IOException {
    try (PDDocument pdf = open()) {
      List<String> lines = new ArrayList<>();
      collect(pdf.getDocumentCatalog().getDocumentOutline(), "", lines);
      return lines;
    }
  }

  private static void collect(PDOutlineNode node, String indent, List<String> lines) {
    for (PDOutlineItem item : node.children()) {
      lines.add(indent + item.getTitle());
      collect(item, indent + "  ", lines);
    }
  }

  List<String> addresses() throws IOException {
    try (PDDocument pdf = open()) {
      List<String> addresses = new ArrayList<>();
      for (var page : pdf.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          if (annotation instanceof PDAnnotationLink link
              && link.getAction() instanceof PDActionURI action) {
            addresses.add(action.getURI());
          }
        }
      }
      return addresses;
    }
  }

  /** Returns the target pages of links in the document, from 1; 0 for a link without a target. */
  List<Integer> ways() throws IOException {
    try (PDDocument pdf = open()) {
      List<Integer> ways = new ArrayList<>();
      for (var page : pdf.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          if (annotation instanceof PDAnnotationLink link
              && !(link.getAction() instanceof PDActionURI)) {
            PDDestination way =
                link.getAction() instanceof PDActionGoTo action
                    ? action.getDestination()
                    : link.getDestination();
            ways.add(way instanceof PDPageDestination to ? to.retrievePageNumber() + 1 : 0);
          }
        }
      }
      return ways;
    }
  }

  /** Returns the violations of a standard that veraPDF reports. */
  public List<String> violations(PDFAFlavour standard) throws IOException {
    return VeraPdf.violations(rendition.content().open(), standard);
  }
}
