package press.offprint.content.shortcode.expansion;

import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** Reports what readers do not see as the author meant it, because no code of MDX is run. */
public final class ScriptLosses {
  private static final int MAX_SHOWN = 60;

  private ScriptLosses() {}

  /** Reports the loss of a token, if it has one. */
  public static void report(Token.Script token, ExpansionWriter out) {
    switch (token.loss()) {
      case NONE -> {}
      case EXPRESSION ->
          out.warn(
              ProblemCode.SYNTAX_FOREIGN,
              token,
              "No code is run; the expression is shown as code: " + start(token, out),
              "Write the text that the expression would show.");
      case ATTRIBUTE ->
          out.warn(
              ProblemCode.SYNTAX_FOREIGN,
              token,
              "No code is run; the value of an attribute is left out: " + start(token, out),
              "Write the text or the address that it would have between quotation marks.");
      case COMPONENT ->
          out.warn(
              ProblemCode.SYNTAX_FOREIGN,
              token,
              "No code is run; the component is left out: " + name(token, out),
              "Write Markdown in its place, such as an image or a link.");
      case PARTIAL ->
          out.warn(
              ProblemCode.INCLUDE_FORBIDDEN,
              token,
              "A file is included only by a component that is alone on its line;"
                  + " this one is left out: "
                  + name(token, out),
              "Put the component alone on a line, or copy the text of the file.");
    }
  }

  private static String name(Token.Script token, ExpansionWriter out) {
    return Regex.replaceFirst(out.original(token), "(?s)^<([^\\s/>]+).*", "<$1>");
  }

  private static String start(Token.Script token, ExpansionWriter out) {
    String text = Regex.replaceAll(out.original(token), "\\s+", " ");
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }
}
