package press.offprint.edition.pdf.look;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import press.offprint.model.look.PixelBox;
import press.offprint.model.look.ShownPage;
import press.offprint.model.look.ShownPicture;
import press.offprint.model.look.ShownWord;

/** Reads the words and pictures of pages from their content, with the places that they have. */
final class PdfPageReader extends PDFTextStripper {
  /** So many pixels are no picture for a reader. */
  private static final int FEW_PIXELS = 8;

  private final TaggedContent tags;
  private final List<Float> scales;
  private final GlyphCheck glyphs = new GlyphCheck();
  private final List<ShownPage> pages = new ArrayList<>();
  private final Deque<ShownWord.Place> places = new ArrayDeque<>();
  private final List<ShownPicture> pictures = new ArrayList<>();
  private final Set<String> fonts = new TreeSet<>();
  private PdfWords words;
  private PDPage page;
  private float scale;

  PdfPageReader(TaggedContent tags, List<Float> scales) {
    this.tags = tags;
    this.scales = scales;
  }

  /** Returns all pages of a document. */
  List<ShownPage> read(PDDocument document) throws IOException {
    writeText(document, new OutputStreamWriter(java.io.OutputStream.nullOutputStream(), "UTF-8"));
    return pages;
  }

  @Override
  public void processPage(PDPage next) throws IOException {
    page = next;
    scale = scales.get(pages.size());
    words = new PdfWords();
    pictures.clear();
    fonts.clear();
    places.clear();
    super.processPage(next);
    PDRectangle box = next.getCropBox();
    pages.add(
        new ShownPage(
            Math.max(1, (int) (box.getWidth() * scale)),
            Math.max(1, (int) (box.getHeight() * scale)),
            words.all(),
            pictures,
            fonts));
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    ShownWord.Place around = places.isEmpty() ? ShownWord.Place.TEXT : places.peek();
    int number = properties == null ? -1 : properties.getInt(COSName.MCID);
    boolean isFrame = around == ShownWord.Place.FRAME || COSName.ARTIFACT.equals(tag);
    boolean isCell = around == ShownWord.Place.TABLE || (number >= 0 && tags.isCell(page, number));
    places.push(
        isFrame ? ShownWord.Place.FRAME : isCell ? ShownWord.Place.TABLE : ShownWord.Place.TEXT);
  }

  @Override
  public void endMarkedContentSequence() {
    places.poll();
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    ShownWord.Place place = places.isEmpty() ? ShownWord.Place.TEXT : places.peek();
    PDFont font = text.getFont();
    String name = name(font);
    if (font.isEmbedded() && !text.getUnicode().isBlank()) {
      fonts.add(name);
    }
    float size = text.getFontSizeInPt() * scale;
    PixelBox box =
        new PixelBox(
            text.getX() * scale,
            text.getY() * scale - size * 0.8,
            text.getWidth() * scale,
            size * 1.05);
    boolean isLost = false;
    for (int code : text.getCharacterCodes()) {
      isLost |= glyphs.isLost(font, code, text.getUnicode());
    }
    words.add(text.getUnicode(), box, name, size, place, isLost);
  }

  // The name of a subset begins with six letters and a plus sign.
  private static String name(PDFont font) {
    String name = font.getName() == null ? "" : font.getName();
    return name.length() > 7 && name.charAt(6) == '+' ? name.substring(7) : name;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (operator.getName().equals("Do")
        && !operands.isEmpty()
        && operands.get(0) instanceof COSName name) {
      picture(name);
    }
    super.processOperator(operator, operands);
  }

  private void picture(COSName name) throws IOException {
    if (getResources() == null || !getResources().isImageXObject(name)) {
      return;
    }
    PDXObject object = getResources().getXObject(name);
    AffineTransform matrix =
        getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
    Rectangle2D unit =
        matrix.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
    PDRectangle crop = page.getCropBox();
    PixelBox box =
        new PixelBox(
            (unit.getX() - crop.getLowerLeftX()) * scale,
            (crop.getUpperRightY() - unit.getMaxY()) * scale,
            unit.getWidth() * scale,
            unit.getHeight() * scale);
    if (object instanceof PDImageXObject image
        && image.getWidth() > FEW_PIXELS
        && image.getHeight() > FEW_PIXELS) {
      String key = image.getWidth() + "x" + image.getHeight() + " " + image.getStream().getLength();
      pictures.add(new ShownPicture(key, box, image.getWidth() / (double) image.getHeight()));
    }
  }
}
