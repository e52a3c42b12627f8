package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.offprint.content.markdown.mdx.Mdx;
import press.offprint.content.markdown.syntax.Independent;
import press.offprint.model.interrupt.Regex;

/**
 * The imports of JavaScript at the start of a paragraph, as in MDX. No edition shows them if the
 * post uses a name of one of them in a tag or between braces, if they are of Docusaurus, or in a
 * post of MDX outside of other blocks; any other text of this form may be an example.
 */
public final class Imports implements ParagraphPreProcessorFactory, Independent {
  private static final String START = "import ";
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)(?:^|(?<=;[ \\t]{0,8}))import(?:[ \\t]++|[ \\t]*+\\n)(?:([\\w$*,{][\\w$*,\\s{}]{0,1000}?)[ \\t\\n]from[ \\t]*+)?+"
              + "(?:\"[^\"\\n]{1,500}\"|'[^'\\n]{1,500}')[ \\t]*+(?:;?[ \\t]*+$|;[ \\t]*+(?=import\\s))");
  // Nothing else has such paths.
  private static final Pattern DOCUSAURUS =
      Pattern.compile("(?m)^import[ \\t][^\"'\n]{1,200}[\"']@(?:theme|site)/");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*+");
  private static final Pattern USE = Pattern.compile("[<{][^\\S\\n]*+([A-Za-z_$][\\w$]*+)");

  @Override
  public ParagraphPreProcessor apply(ParserState state) {
    return new ParagraphPreProcessor() {
      private Boolean isModule;

      @Override
      public int preProcessBlock(Paragraph paragraph, ParserState unused) {
        BasedSequence text = paragraph.getContentChars();
        if (!text.startsWith(START)) {
          return 0;
        }
        if (isModule == null) {
          String source = text.getBaseSequence().toString();
          isModule = Regex.matcher(DOCUSAURUS, source).find() || usesImports(source);
        }
        boolean isOfMdx = Mdx.is(state) && paragraph.getParent() instanceof Document;
        return isModule || isOfMdx ? length(text) : 0;
      }
    };
  }

  /** Returns the length of the imports at the start of a text, with the line ends behind them. */
  public static int length(CharSequence text) {
    Matcher module = Regex.matcher(IMPORT, text);
    int end = 0;
    while (module.region(end, text.length()).lookingAt()) {
      end = module.end();
      while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static boolean usesImports(String source) {
    Set<String> uses =
        Regex.matcher(USE, Regex.matcher(IMPORT, source).replaceAll(""))
            .results()
            .map(use -> use.group(1))
            .collect(Collectors.toSet());
    return Regex.matcher(IMPORT, source)
        .results()
        .filter(module -> module.group(1) != null)
        .flatMap(module -> Regex.matcher(NAME, module.group(1)).results())
        .anyMatch(name -> uses.contains(name.group()));
  }
}
