package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The fast parser of {@code publish} gives the same result as the full parser. */
class FastArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "publish",
        "publish -q",
        "publish -C . --content src --output target --config pom.xml",
        "publish --strict --drafts --future --force --allow-empty --allow-withdrawals --wait",
        "publish --to pdf,epub src/main src/test",
        "publish src --to html --json -v --no-color",
      })
  void a_common_command_line_has_the_same_meaning_as_in_the_parser(String line) {
    String[] arguments = line.split(" ", -1);

    PublishCommand plain = FastArguments.publish(arguments).orElseThrow();

    CommandLine parser = Main.parser();
    PublishCommand parsed =
        (PublishCommand) parser.parseArgs(arguments).subcommand().commandSpec().userObject();
    assertThat(plain.settings()).isEqualTo(parsed.settings());
    assertThat(plain).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(parsed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "routes",
        "--help",
        "publish --help",
        "publish --threads 2",
        "publish --to",
        "publish --to -q",
        "publish --content=src",
        "publish -q -q",
        "publish --output a --output b",
        "publish --no-such-option x",
        "publish @arguments.txt",
        "publish -qv",
        "publish -- src",
      })
  void every_other_command_line_is_passed_to_the_parser(String line) {
    assertThat(FastArguments.publish(line.split(" ", -1))).isEmpty();
  }

  @Test
  void an_empty_argument_is_passed_to_the_parser() {
    assertThat(FastArguments.publish("publish", "")).isEmpty();
    assertThat(FastArguments.publish()).isEmpty();
  }
}
