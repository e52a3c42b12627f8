package press.offprint.content.markdown.limit;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.core.BlockQuoteParser;
import com.vladsch.flexmark.parser.core.ListBlockParser;
import com.vladsch.flexmark.util.data.DataHolder;
import java.util.Set;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * Refuses a text while its blocks are opened, if they are nested deeper than any site allows. The
 * end of each list looks at all blocks that are open in it, so deep nesting takes quadratic time,
 * and no deadline ends that. The parser itself counts, because only it knows which markers nest.
 */
public final class NestingLimit implements CustomBlockParserFactory {
  // A level of a list is a list and an item. A site may allow 500 levels.
  private static final int MAX_OPEN_BLOCKS = 1_100;

  @Override
  public BlockParserFactory apply(DataHolder options) {
    return (state, matched) -> {
      if (state.getActiveBlockParsers().size() > MAX_OPEN_BLOCKS) {
        throw new LimitException(
            Problem.error(
                ProblemCode.LIMIT_DEPTH,
                0,
                "Blocks are nested more than "
                    + MAX_OPEN_BLOCKS / 2
                    + " levels deep, at a line that begins with \""
                    + MeteredText.shown(state.getLine().toString())
                    + "\".",
                "Remove list markers or quotation marks from this line."));
      }
      return BlockStart.none();
    };
  }

  @Override
  public Set<Class<?>> getAfterDependents() {
    return Set.of();
  }

  /** Before all blocks that hold others, so that each of their levels is counted. */
  @Override
  public Set<Class<?>> getBeforeDependents() {
    return Set.of(BlockQuoteParser.Factory.class, ListBlockParser.Factory.class);
  }

  @Override
  public boolean affectsGlobalScope() {
    return false;
  }
}
