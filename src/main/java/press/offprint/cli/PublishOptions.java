package press.offprint.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What to publish, and how: options that {@code publish} and {@code watch} share. */
final class PublishOptions {
  @Option(
      names = "--to",
      paramLabel = "EDITION",
      split = ",",
      description = "Make these editions only, such as pdf,epub. Default: all; see 'routes'.")
  private Set<String> editions = new TreeSet<>();

  @Option(names = "--strict", description = "A post with a warning is rejected.")
  private boolean strict;

  @Option(names = "--drafts", description = "Publish drafts too.")
  private boolean drafts;

  @Option(names = "--future", description = "Publish posts that are dated in the future too.")
  private boolean future;

  @Option(names = "--force", description = "Make everything again, changed or not.")
  private boolean force;

  @Option(
      names = "--allow-empty",
      description = "Withdraw all posts if the content folder is empty now.")
  private boolean allowEmpty;

  @Option(
      names = "--wait",
      description = "Wait while another offprint works on the same output folder.")
  private boolean waiting;

  /** Takes the option {@code name} without a value; false where there is none here. */
  boolean flag(String name) {
    switch (name) {
      case "--strict" -> strict = true;
      case "--drafts" -> drafts = true;
      case "--future" -> future = true;
      case "--force" -> force = true;
      case "--allow-empty" -> allowEmpty = true;
      case "--wait" -> waiting = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Takes the option {@code name} with its value; false where there is none here. */
  boolean option(String name, String value) {
    return name.equals("--to") && editions.addAll(List.of(value.split(",", -1)));
  }

  CommonOptions.Wish wish(List<Path> paths) {
    return new CommonOptions.Wish(
        editions, paths, strict, drafts, future, force, allowEmpty, waiting);
  }
}
