package press.offprint.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options that {@code publish}, {@code watch} and {@code serve} share. */
public final class PublishOptions {
  @Option(
      names = "--to",
      paramLabel = "EDITION",
      split = ",",
      description =
          "Make only these editions, such as pdf,epub. Default: all; see 'offprint routes'.")
  private Set<String> editions = new TreeSet<>();

  @Option(names = "--strict", description = "Reject posts with a warning.")
  private boolean strict;

  @Option(names = "--drafts", description = "Publish drafts, too.")
  private boolean drafts;

  @Option(names = "--future", description = "Publish posts with a date in the future, too.")
  private boolean future;

  @Option(names = "--force", description = "Rebuild everything, also if it is up to date.")
  private boolean force;

  @Option(
      names = "--allow-empty",
      description = "Allow an empty content folder to withdraw all posts.")
  private boolean allowEmpty;

  @Option(
      names = "--allow-withdrawals",
      description = {
        "Allow one changed file, or a folder that lost most posts, to withdraw many posts.",
        "Without it, publish ends with exit code 2, and watch and serve keep these posts."
      })
  private boolean allowWithdrawals;

  @Option(names = "--wait", description = "Wait if another Offprint is using the output folder.")
  private boolean waiting;

  /** Sets an option without a value. Returns false if there is no option of this name. */
  public boolean flag(String name) {
    switch (name) {
      case "--strict" -> strict = true;
      case "--drafts" -> drafts = true;
      case "--future" -> future = true;
      case "--force" -> force = true;
      case "--allow-empty" -> allowEmpty = true;
      case "--allow-withdrawals" -> allowWithdrawals = true;
      case "--wait" -> waiting = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Sets an option with a value. Returns false if there is no option of this name. */
  public boolean option(String name, String value) {
    return name.equals("--to") && editions.addAll(List.of(value.split(",", -1)));
  }

  /** Returns these options for some posts; for all posts if {@code paths} is empty. */
  public CommonOptions.RunOptions of(List<Path> paths) {
    return new CommonOptions.RunOptions(
        editions, paths, strict, drafts, future, force, allowEmpty, allowWithdrawals, waiting);
  }
}
