package press.offprint.pipeline.record;

import java.util.List;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.plan.BuildPlan;

/** The observer of the results of a run, which may stop them before they are published. */
public interface RunInspector {
  /** A run begins. */
  void begin(BuildPlan plan);

  /** Returns true if renditions wait for the end of the run before they are put in place. */
  boolean isStaging();

  /** Returns true if nothing of the run is published. */
  boolean isTrial();

  /**
   * Keeps a post until the end of the run.
   *
   * @param kept its results with bytes that take no memory
   */
  void stage(StagedPost post, BranchResults kept);

  /** The renditions of a post are in place. */
  void published(StagedPost post);

  /**
   * The page of a published post has the copies of its pictures, which it was published without.
   */
  void completed(StagedPost post);

  /** A post cannot be published. */
  void rejected(String source);

  /** The files of a post were removed. */
  void withdrawn(String source);

  /** Returns true if the files of the whole site stay as they are in this run. */
  boolean holdsSite();

  /** Ends a run that did something; returns what is odd about it. */
  List<Problem> end();
}
