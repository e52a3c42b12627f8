package press.offprint.pipeline.check;

import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import press.offprint.edition.Fonts;
import press.offprint.edition.pdf.font.ScriptCoverage;
import press.offprint.model.Article;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.Markup;

/** The check that the PDF has a font for the script of each post, as publishing would find. */
final class ScriptCheck {
  /** Every text font has the letters before this one. */
  private static final int FIRST_UNCOMMON = 0x250;

  private final Supplier<Fonts> fonts;
  private final ConcurrentHashMap<Integer, Boolean> covered = new ConcurrentHashMap<>();

  /** Creates the check without opening a font. */
  ScriptCheck(Supplier<Fonts> fonts) {
    this.fonts = fonts;
  }

  /** Returns true if PDFs are made. */
  static boolean isNeeded(Site site) {
    return site.editions().isEmpty() || site.editions().contains("pdf");
  }

  /** Returns the error of a post whose words would be replacement marks. */
  Optional<Problem> problem(Article article) {
    String text = article.metadata().title() + " " + text(article.content().body());
    BitSet missing = new BitSet();
    text.codePoints()
        .filter(c -> c >= FIRST_UNCOMMON && Character.isLetter(c))
        .distinct()
        .filter(c -> !covered.computeIfAbsent(c, this::hasFont))
        .forEach(missing::set);
    return missing.isEmpty()
        ? Optional.empty()
        : ScriptCoverage.problem(text, missing)
            .map(message -> Problem.error(ProblemCode.GLYPH_MISSING, 0, message, ""));
  }

  /** Returns the text of a body without its tags. */
  private static String text(String body) {
    StringBuilder text = new StringBuilder(body.length());
    boolean tag = false;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      tag = c == '<' || (tag && c != '>');
      if (!tag && c != '>') {
        text.append(c);
      }
    }
    return Markup.unescape(text.toString());
  }

  private boolean hasFont(int character) {
    return fonts.get().list().stream().anyMatch(font -> font.coverage().get().has(character));
  }
}
