package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands the usual command lines of {@code publish} without the parser, whose own start takes
 * longer than a whole unchanged site does. What it is not sure of it leaves to the parser, which
 * also says what is wrong.
 */
final class FastArguments {
  private FastArguments() {}

  /** The command that the arguments mean; empty where the parser has to look at them. */
  static Optional<PublishCommand> publish(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("publish")) {
      return Optional.empty();
    }
    CommonOptions common = new CommonOptions();
    PublishOptions choices = new PublishOptions();
    List<Path> paths = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (int i = 1; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("-")) {
        if (isHard(argument)) {
          return Optional.empty();
        }
        paths.add(Path.of(argument));
      } else if (!given.add(argument)) {
        return Optional.empty();
      } else if (!common.flag(argument) && !choices.flag(argument)) {
        String value = i + 1 < arguments.length ? arguments[++i] : "";
        if (isHard(value) || !(common.option(argument, value) || choices.option(argument, value))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new PublishCommand(common, choices, paths));
  }

  // Empty, another option, a file of arguments, or quoted: the parser has rules for each.
  private static boolean isHard(String value) {
    return value.isEmpty() || "-@\"'".indexOf(value.charAt(0)) >= 0;
  }
}
