package press.offprint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.option.PublishOptions;

/**
 * A parser of the usual command lines of {@code publish}. It exists because picocli takes longer to
 * start than an unchanged run does. It leaves all other command lines, and all error messages, to
 * picocli.
 */
final class FastArguments {
  private FastArguments() {}

  /** Returns the command, or empty if picocli has to parse the arguments. */
  static Optional<PublishCommand> publish(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("publish")) {
      return Optional.empty();
    }
    CommonOptions common = new CommonOptions();
    PublishOptions options = new PublishOptions();
    List<Path> paths = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (int i = 1; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("-")) {
        if (isSpecial(argument)) {
          return Optional.empty();
        }
        paths.add(Path.of(argument));
      } else if (!given.add(argument)) {
        return Optional.empty();
      } else if (!common.flag(argument) && !options.flag(argument)) {
        String value = i + 1 < arguments.length ? arguments[++i] : "";
        if (isSpecial(value)
            || !(common.option(argument, value) || options.option(argument, value))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new PublishCommand(common, options, paths));
  }

  // The value is empty, an option, a file of arguments or quoted: picocli has rules for each.
  private static boolean isSpecial(String value) {
    return value.isEmpty() || "-@\"'".indexOf(value.charAt(0)) >= 0;
  }
}
