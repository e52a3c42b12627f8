package press.offprint.edition.pdf.math;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import press.offprint.edition.FontFile;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.write.GlyphCanvas;

/** The writer of the marks of one formula; glyphs on one baseline are one text. */
final class MarkWriter {
  private static final double SAME = 1e-6;

  private final GlyphCanvas canvas;
  private final Function<FontFile, PDType0Font> fonts;
  private final Map<String, Map<Integer, String>> texts;
  private final Map<String, Map<Integer, String>> parts;
  private Map<String, Map<Integer, String>> own;
  private final List<Mark.Glyph> run = new ArrayList<>();

  /**
   * Creates a writer.
   *
   * @param texts receives the text of each glyph by the name of its font
   * @param parts receives the same for glyphs that are only a part of a letter or of a sign
   */
  MarkWriter(
      GlyphCanvas canvas,
      Function<FontFile, PDType0Font> fonts,
      Map<String, Map<Integer, String>> texts,
      Map<String, Map<Integer, String>> parts) {
    this.canvas = canvas;
    this.fonts = fonts;
    this.texts = texts;
    this.parts = parts;
    this.own = texts;
  }

  void write(List<Mark> marks) {
    for (Mark mark : marks) {
      if (mark instanceof Mark.Glyph glyph) {
        add(glyph);
        continue;
      }
      flush();
      if (mark instanceof Mark.Rule rule) {
        canvas.colour(rule.colour());
        canvas.rule(rule.x(), rule.y(), rule.width(), rule.height());
      } else if (mark instanceof Mark.Line line) {
        canvas.colour(line.colour());
        canvas.line(line.x(), line.y(), line.toX(), line.toY(), line.thickness());
      } else if (mark instanceof Mark.Assembly assembly) {
        canvas.standingFor(
            assembly.text(),
            () -> {
              own = parts;
              assembly.glyphs().forEach(this::add);
              flush();
              own = texts;
            });
      }
    }
    flush();
  }

  private void add(Mark.Glyph glyph) {
    if (!run.isEmpty()) {
      Mark.Glyph first = run.get(0);
      boolean joins =
          first.face().file().name().equals(glyph.face().file().name())
              && Math.abs(first.y() - glyph.y()) < SAME
              && Math.abs(first.size() - glyph.size()) < SAME
              && first.colour() == glyph.colour();
      if (!joins) {
        flush();
      }
    }
    run.add(glyph);
  }

  private void flush() {
    if (run.isEmpty()) {
      return;
    }
    Mark.Glyph first = run.get(0);
    List<GlyphCanvas.Placed> placed = new ArrayList<>();
    Map<Integer, String> letters =
        own.computeIfAbsent(first.face().file().name(), name -> new HashMap<>());
    for (Mark.Glyph glyph : run) {
      placed.add(
          new GlyphCanvas.Placed(
              glyph.id(), glyph.x(), glyph.face().metrics().advance(glyph.id())));
      letters.putIfAbsent(glyph.id(), glyph.text());
    }
    canvas.colour(first.colour());
    canvas.glyphs(fonts.apply(first.face().file()), first.size(), first.y(), placed);
    run.clear();
  }
}
