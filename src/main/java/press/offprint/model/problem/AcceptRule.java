package press.offprint.model.problem;

import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The decision of a publisher that a warning is acceptable, with the reason for it.
 *
 * @param path a glob for sources, such as {@code posts/2012/**}; a folder matches all sources below
 *     it; empty for every source
 * @param reason never blank
 */
public record AcceptRule(ProblemCode code, String path, String reason) {

  /** Returns true if the rule accepts a problem of a source. An error is never acceptable. */
  public boolean accepts(String source, Problem problem) {
    return problem.code() == code && !problem.isError() && isFor(source);
  }

  private boolean isFor(String source) {
    String glob = path.startsWith("/") ? path.substring(1) : path;
    if (glob.isEmpty() || glob.equals(source)) {
      return true;
    }
    String folder = glob.endsWith("/") ? glob : glob + "/";
    return source.startsWith(folder) || Regex.matcher(pattern(glob), source).matches();
  }

  // One star matches within a segment, two across them.
  private static Pattern pattern(String glob) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*' && glob.startsWith("**/", i)) {
        out.append("(?:.*/)?");
        i += 2;
      } else if (c == '*' && glob.startsWith("**", i)) {
        out.append(".*");
        i++;
      } else if (c == '*') {
        out.append("[^/]*");
      } else if (c == '?') {
        out.append("[^/]");
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(out.toString(), Pattern.DOTALL);
  }
}
