package press.offprint.content.resource;

import java.util.HashSet;
import java.util.Set;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The different files and posts that one post refers to. Each is looked up again by every later
 * run, so their number is limited; what is beyond the limit is not looked up. For one thread.
 */
public final class ReferenceCount {
  private final int most;
  private final Set<String> admitted = new HashSet<>();
  private boolean exceeded;

  public ReferenceCount(Limits limits) {
    this.most = limits.references();
  }

  /** Returns true if a reference may be looked up; a repeated one always may. */
  public boolean admits(String reference) {
    boolean admits =
        admitted.contains(reference) || (admitted.size() < most && admitted.add(reference));
    exceeded |= !admits;
    return admits;
  }

  /** Returns true if a reference was not admitted. */
  public boolean isExceeded() {
    return exceeded;
  }

  /** Returns the reason for which references are refused; the same for all, so it is one line. */
  public ResourceFinding finding() {
    return new ResourceFinding(
        ProblemCode.LIMIT_SIZE,
        "The post refers to more than "
            + most
            + " different files and posts; the others are not looked up.",
        "Split the post, or raise limits.references in offprint.yaml.");
  }
}
