package press.offprint.edition.pdf.line;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.newmatch.CascadedStyle;
import com.openhtmltopdf.css.sheet.PropertyDeclaration;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.FSDerivedValue;
import com.openhtmltopdf.layout.Styleable;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.InlineBox;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import press.offprint.edition.pdf.math.FormulaBox;

/**
 * A paragraph whose lines are known before the layout engine places them. Its texts have a line
 * feed at the end of each line and are preformatted, so that the engine breaks there only.
 */
final class Paragraph {
  /** The ends of the lines of a paragraph. */
  enum Setting {
    /** The lines are as wide as the paragraph. */
    JUSTIFIED,
    /** The spaces keep their width, and the right edge is uneven. */
    RAGGED
  }

  private record Original(InlineBox inline, String text, CalculatedStyle style) {}

  private final BlockBox block;
  private final int width;
  private final List<Original> originals = new ArrayList<>();

  /** The content before formulas were divided. */
  private List<Styleable> content;

  private final List<FormulaBox> formulas = new ArrayList<>();

  private TotalFit.Measure measure;
  private Setting setting = Setting.RAGGED;
  private EastAsianSpacing spacing;

  /** True for a line whose end the text of the author demands. */
  private final List<Boolean> forced = new ArrayList<>();

  Paragraph(BlockBox block, int width) {
    this.block = block;
    this.width = width;
  }

  BlockBox block() {
    return block;
  }

  int width() {
    return width;
  }

  TotalFit.Measure measure() {
    return measure;
  }

  /** Returns the distances of Japanese or Chinese text; null for other text. */
  EastAsianSpacing spacing() {
    return spacing;
  }

  void spacing(EastAsianSpacing value) {
    this.spacing = value;
  }

  /** Returns true if the lines of the paragraph are set. */
  boolean isSet() {
    return !originals.isEmpty();
  }

  Setting setting() {
    return setting;
  }

  /** Returns true for the last line, and for a line that the author ended. */
  boolean isForced(int index) {
    return index >= forced.size() || forced.get(index);
  }

  int lines() {
    return forced.size() + 1;
  }

  /** Writes the ends of the lines into the texts of the paragraph. */
  void set(
      ParagraphText paragraph,
      List<Segment> segments,
      TotalFit.Lines lines,
      TotalFit.Measure limits,
      Setting lineSetting,
      Styles styles) {
    this.measure = limits;
    this.setting = lineSetting;
    String text = paragraph.text();
    boolean[] kept = new boolean[text.length() + 1];
    boolean[] dropped = new boolean[text.length() + 1];
    boolean[] feeds = new boolean[text.length() + 1];
    BitSet tight = new BitSet(text.length());
    int from = 0;
    for (int i = 0; i < lines.ends().size(); i++) {
      Segment last = segments.get(lines.ends().get(i));
      tight.set(from, last.end(), lines.tight().get(i));
      from = last.end();
      if (i + 1 == lines.ends().size()) {
        break;
      }
      forced.add(last.kind() == Segment.Kind.FORCED);
      if (last.kind() == Segment.Kind.FORCED) {
        continue;
      }
      int bare = last.end() - last.spaces();
      kept[bare - 1] = last.kind() == Segment.Kind.HYPHEN;
      for (int at = bare; at < last.end(); at++) {
        dropped[at] = true;
      }
      feeds[bare] = true;
    }
    write(paragraph, text, kept, dropped, feeds, styles);
    this.content = block.getInlineContent();
    FormulaDivider divider = new FormulaDivider(block, styles);
    block.setInlineContent(divider.content(paragraph.runs(), feeds, tight));
    formulas.addAll(divider.formulas());
  }

  private void write(
      ParagraphText paragraph,
      String text,
      boolean[] kept,
      boolean[] dropped,
      boolean[] feeds,
      Styles styles) {
    List<ParagraphText.Run> runs = paragraph.runs();
    boolean pending = false;
    for (int i = 0; i < runs.size(); i++) {
      ParagraphText.Run run = runs.get(i);
      if (run.inline() == null) {
        boolean divided = i + 1 < runs.size() && run.isContinuedBy(runs.get(i + 1));
        pending = feeds[run.end()] && !divided;
        continue;
      }
      StringBuilder out = new StringBuilder(run.end() - run.start() + 4);
      for (int at = run.start(); at < run.end(); at++) {
        if (pending || (at > run.start() && feeds[at])) {
          out.append('\n');
          pending = false;
        }
        char c = text.charAt(at);
        if (!dropped[at] && (c != ParagraphText.SOFT_HYPHEN || kept[at])) {
          out.append(c);
        }
      }
      if (run.end() > run.start() && feeds[run.end()]) {
        // A line end between two elements belongs to the first one if it has no border there.
        boolean boxFollows = i + 1 < runs.size() && runs.get(i + 1).inline() == null;
        if (run.after() == 0 || boxFollows) {
          out.append('\n');
        } else {
          pending = true;
        }
      }
      InlineBox inline = run.inline();
      originals.add(new Original(inline, inline.getText(), inline.getStyle()));
      inline.setText(out.toString());
      inline.setStyle(styles.preformatted(inline.getStyle()));
    }
  }

  /** Gives formulas their width, after the layout. */
  void widen() {
    formulas.forEach(FormulaBox::widen);
  }

  /** Restores the texts as the layout engine made them. */
  void restore() {
    for (Original original : originals) {
      original.inline.setText(original.text);
      original.inline.setStyle(original.style);
    }
    if (content != null) {
      block.setInlineContent(content);
      content = null;
      formulas.clear();
    }
    originals.clear();
    forced.clear();
    setting = Setting.RAGGED;
    spacing = null;
  }

  /** The preformatted styles of one document, one for each style of the style sheets. */
  static final class Styles {
    private final IdentityHashMap<CalculatedStyle, CalculatedStyle> preformatted =
        new IdentityHashMap<>();
    private final IdentityHashMap<CalculatedStyle, CalculatedStyle> originals =
        new IdentityHashMap<>();
    private final CascadedStyle declarations =
        CascadedStyle.createLayoutStyle(
            new PropertyDeclaration[] {
              CascadedStyle.createLayoutPropertyDeclaration(CSSName.WHITE_SPACE, IdentValue.PRE),
              CascadedStyle.createLayoutPropertyDeclaration(CSSName.HYPHENS, IdentValue.MANUAL)
            });

    /** Returns the same style with preformatted white space and without hyphenation. */
    CalculatedStyle preformatted(CalculatedStyle style) {
      return preformatted.computeIfAbsent(style, this::derive);
    }

    /** Returns the style of the style sheets for a preformatted one, and each other as it is. */
    CalculatedStyle original(CalculatedStyle style) {
      return originals.getOrDefault(style, style);
    }

    private CalculatedStyle derive(CalculatedStyle style) {
      CalculatedStyle preformatted = changed(style, declarations, CSSName.WHITE_SPACE);
      originals.put(preformatted, style);
      return preformatted;
    }

    /**
     * Returns a style with declarations; the given style stays as it is.
     *
     * @param one of the properties that the declarations change
     */
    // The engine's method for it changes the style that it is called on, and returns a copy
    // without the change, so it is called on a copy. A corrected version would return the change.
    static CalculatedStyle changed(CalculatedStyle style, CascadedStyle declarations, CSSName one) {
      CalculatedStyle copy = style.overrideStyle(style.getIdent(CSSName.DISPLAY));
      FSDerivedValue before = copy.valueByName(one);
      CalculatedStyle result = copy.overrideStyle(declarations);
      return copy.valueByName(one) == before ? result : copy;
    }
  }
}
