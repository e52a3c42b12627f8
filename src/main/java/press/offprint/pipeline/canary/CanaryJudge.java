package press.offprint.pipeline.canary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.model.Rendition;
import press.offprint.pipeline.guard.measure.RenditionMeter;
import press.offprint.pipeline.inspect.MarkupLook;
import press.offprint.pipeline.inspect.PdfLook;
import press.offprint.pipeline.inspect.look.LookChange;
import press.offprint.pipeline.inspect.look.LookComparison;
import press.offprint.pipeline.inspect.look.LookDefect;
import press.offprint.pipeline.inspect.look.LookExplanation;
import press.offprint.pipeline.inspect.look.LookFinding;
import press.offprint.pipeline.inspect.look.PageLook;

/**
 * Compares the renditions of a post before and after a change of what makes them. A new look is no
 * fault: fonts, sizes and places may change. A fault is what a reader cannot read any more.
 */
final class CanaryJudge {
  private static final double TEXT = 0.6;
  private static final double HALF = 0.5;
  private static final double PAGES = 3;
  private static final double SIZE = 10;
  private static final double FEW_BYTES = 20_000;
  private static final double FEW_PAGES = 2;
  private static final int TWENTIETH = 20;

  /** Changes that a theme makes on purpose. */
  private static final Set<LookDefect> STYLE =
      EnumSet.of(LookDefect.LOOK_CHANGED, LookDefect.LETTER_SIZE, LookDefect.FONT_GONE);

  private CanaryJudge() {}

  /**
   * Returns what is odd; empty if nothing is.
   *
   * @param old the published renditions, as far as they could be read
   * @param edited true if the text of the post changed, too
   * @param makers the changed inputs, see {@link press.offprint.pipeline.lineage.MakerChanges}
   */
  static List<String> of(
      List<Rendition> old, List<Rendition> now, boolean edited, Set<String> makers) {
    Set<String> reasons = new LinkedHashSet<>();
    List<LookChange> changes = new ArrayList<>();
    for (Rendition rendition : now) {
      Optional<Rendition> before =
          old.stream().filter(one -> one.edition().equals(rendition.edition())).findFirst();
      if (before.isPresent()) {
        measures(before.get(), rendition, edited, reasons);
        look(before.get(), rendition, edited).ifPresent(changes::add);
      }
    }
    // A font that was removed is no theme, if no style sheet changed with it.
    boolean isTheme =
        makers.stream().anyMatch(name -> name.contains("template ") || name.contains("setting "));
    for (LookChange change : LookExplanation.of(changes, edited, TWENTIETH)) {
      for (LookFinding finding : change.findings()) {
        boolean isStyle =
            STYLE.contains(finding.defect())
                && (isTheme || finding.defect() != LookDefect.FONT_GONE);
        if (!isStyle) {
          reasons.add(change.edition() + ": " + finding.message());
        }
      }
    }
    return List.copyOf(reasons);
  }

  private static Optional<LookChange> look(Rendition old, Rendition now, boolean edited) {
    Optional<List<PageLook>> before = pages(old);
    Optional<List<PageLook>> after = pages(now);
    return before.isPresent() && after.isPresent()
        ? Optional.of(
            LookComparison.of(now.edition(), now.edition(), before.get(), after.get(), edited))
        : Optional.empty();
  }

  private static Optional<List<PageLook>> pages(Rendition rendition) {
    try {
      return switch (rendition.mediaType().split(";", 2)[0].strip()) {
        case "application/pdf" -> Optional.of(PdfLook.of(rendition.content()));
        case "text/html" -> Optional.of(MarkupLook.ofPage(rendition.content()));
        case "application/epub+zip" -> Optional.of(MarkupLook.ofEbook(rendition.content()));
        default -> Optional.empty();
      };
    } catch (IOException e) {
      // A file that is no PDF or archive has no measures either, which is odd enough.
      return Optional.empty();
    }
  }

  private static void measures(Rendition old, Rendition now, boolean edited, Set<String> reasons) {
    Map<String, Double> before = RenditionMeter.facts(old);
    Map<String, Double> after = RenditionMeter.facts(now);
    boolean isPdf = now.mediaType().startsWith("application/pdf");
    if (!isPdf && !edited) {
      below(RenditionMeter.TEXT, TEXT, before, after, now, reasons);
      below(RenditionMeter.PICTURES, HALF, before, after, now, reasons);
    }
    if (value(before, RenditionMeter.FONTS) > 0 && value(after, RenditionMeter.FONTS) == 0) {
      reasons.add(now.edition() + ": no font is left");
    }
    double bytes =
        (value(after, RenditionMeter.BYTES) + FEW_BYTES)
            / (value(before, RenditionMeter.BYTES) + FEW_BYTES);
    if (bytes > SIZE) {
      reasons.add(String.format(Locale.ROOT, "%s: %.0f times the size", now.edition(), bytes));
    }
    double pages =
        (value(after, RenditionMeter.PAGES) + FEW_PAGES)
            / (value(before, RenditionMeter.PAGES) + FEW_PAGES);
    if (isPdf && old.pages() > 0 && (pages > PAGES || pages < 1 / PAGES)) {
      reasons.add(now.edition() + ": " + now.pages() + " pages, and " + old.pages() + " before");
    }
  }

  private static void below(
      String fact,
      double part,
      Map<String, Double> before,
      Map<String, Double> after,
      Rendition now,
      Set<String> reasons) {
    double was = value(before, fact);
    double is = value(after, fact);
    if (was > 0 && is < was * part) {
      reasons.add(
          String.format(
              Locale.ROOT, "%s: %s fell to %.0f %%", now.edition(), fact, is / was * 100));
    }
  }

  private static double value(Map<String, Double> facts, String name) {
    return facts.getOrDefault(name, 0.0);
  }
}
