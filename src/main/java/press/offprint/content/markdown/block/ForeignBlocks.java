package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.parser.block.BlockPreProcessor;
import com.vladsch.flexmark.parser.block.BlockPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.BlankLine;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import press.offprint.content.markdown.syntax.Independent;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.model.interrupt.Regex;

/** The search for blocks that another program reads otherwise. */
public final class ForeignBlocks implements BlockPreProcessorFactory, Independent {
  private static final int MAX_LEVEL = 6;

  @Override
  public Set<Class<? extends Block>> getBlockTypes() {
    return Set.of(
        Paragraph.class,
        ThematicBreak.class,
        FencedCodeBlock.class,
        IndentedCodeBlock.class,
        HtmlBlock.class);
  }

  @Override
  public BlockPreProcessor apply(ParserState state) {
    NearMiss.Places places =
        state.getInlineParser() instanceof NearMiss.Places found
            ? found
            : (syntax, text, offset) -> {};
    return (unused, block) -> find(block, places);
  }

  private static void find(Block block, NearMiss.Places places) {
    BasedSequence chars = block.getChars();
    if (block instanceof Paragraph && isHeading(chars)) {
      places.add(NearMiss.Kind.UNSPACED_HEADING, "", block.getStartOffset());
    } else if (block instanceof ThematicBreak && isColumns(chars) && isBesideText(block)) {
      places.add(NearMiss.Kind.DASHED_TABLE, "", block.getStartOffset());
    } else if (block instanceof IndentedCodeBlock && isMarkup(chars) && isBehindMarkup(block)) {
      places.add(NearMiss.Kind.INDENTED_MARKUP, "", block.getStartOffset());
    } else if (block instanceof FencedCodeBlock code && code.getClosingMarker().isEmpty()) {
      places.add(NearMiss.Kind.OPEN_CODE, "", block.getStartOffset());
    } else if (block instanceof HtmlBlock && chars.trimStart().startsWith("<?")) {
      places.add(NearMiss.Kind.INSTRUCTION, "", block.getStartOffset());
    }
  }

  // One number sign is a hashtag more often.
  private static boolean isHeading(BasedSequence chars) {
    int level = 0;
    while (level < chars.length() && chars.charAt(level) == '#') {
      level++;
    }
    return level > 1
        && level <= MAX_LEVEL
        && level < chars.length()
        && Character.isLetterOrDigit(chars.charAt(level));
  }

  /** Returns true if a line has several runs of hyphens. */
  private static boolean isColumns(BasedSequence chars) {
    String[] runs = Regex.split(chars.trim().toString(), " +", -1);
    boolean isLong = runs.length > 1;
    for (String run : runs) {
      isLong &= run.startsWith("--");
    }
    return isLong;
  }

  private static boolean isBesideText(Block block) {
    return block.getPrevious() instanceof Paragraph || block.getNext() instanceof Paragraph;
  }

  private static boolean isMarkup(BasedSequence chars) {
    BasedSequence line = chars.trimStart();
    return line.length() > 2
        && line.charAt(0) == '<'
        && (line.charAt(1) == '/' || Character.isLetter(line.charAt(1)));
  }

  private static boolean isBehindMarkup(Block block) {
    Node previous = block.getPrevious();
    while (previous instanceof BlankLine) {
      previous = previous.getPrevious();
    }
    return previous instanceof HtmlBlock;
  }
}
