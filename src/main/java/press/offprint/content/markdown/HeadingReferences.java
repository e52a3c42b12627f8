package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.parser.block.BlockPreProcessor;
import com.vladsch.flexmark.parser.block.BlockPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import java.util.Set;
import press.offprint.content.markdown.syntax.Independent;

/** The references right above an underlined heading, which flexmark reads as part of its text. */
final class HeadingReferences implements BlockPreProcessorFactory, Independent {
  @Override
  public Set<Class<? extends Block>> getBlockTypes() {
    return Set.of(Heading.class);
  }

  @Override
  public BlockPreProcessor apply(ParserState state) {
    LinearInlineParser parser = (LinearInlineParser) state.getInlineParser();
    return (unused, block) -> parser.takeReferences((Heading) block);
  }
}
