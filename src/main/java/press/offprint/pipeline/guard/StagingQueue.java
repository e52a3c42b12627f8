package press.offprint.pipeline.guard;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.record.StagedPost;

/**
 * The posts of a run that wait before they are put in place, and the reasons for which posts wait:
 * the guard judges the run at its end, some posts are made before the others, or the run only tries
 * something out. Safe for many threads.
 */
public final class StagingQueue {
  @GuardedBy("this")
  private final List<StagedPost> posts = new ArrayList<>();

  private volatile boolean judged;
  private volatile boolean canary;
  private volatile boolean trial;

  StagingQueue() {}

  /** Begins a run. */
  synchronized void begin() {
    posts.clear();
    canary = false;
  }

  /** Decides whether posts wait for the verdict on the run. */
  void judge(boolean wait) {
    judged = wait;
  }

  /** Keeps the posts of the next calls waiting, until it is called with false. */
  public void waitForCanary(boolean wait) {
    canary = wait;
  }

  /** Begins or ends a run of which nothing is published and nothing recorded. */
  public void tryOut(boolean only) {
    trial = only;
  }

  boolean isTrial() {
    return trial;
  }

  /** Returns true if the next posts wait. */
  boolean isOpen() {
    return judged || canary || trial;
  }

  synchronized void add(StagedPost post) {
    posts.add(post);
  }

  /** Returns the posts that wait. */
  public synchronized List<StagedPost> posts() {
    return List.copyOf(posts);
  }

  /** Returns the posts that wait, and forgets them. */
  public synchronized List<StagedPost> take() {
    List<StagedPost> all = List.copyOf(posts);
    posts.clear();
    return all;
  }
}
