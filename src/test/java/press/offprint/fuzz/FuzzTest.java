package press.offprint.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.StartsProcesses;

/**
 * A parser ends for any bytes, and its result satisfies the safety checks. The inputs in {@code
 * src/test/resources/fuzz} once caused an error or reach deep into the parsers; a run of Jazzer
 * begins with them. A short run has all targets in one process, because Jazzer needs longer to
 * start than to run, and ends after a number of inputs. {@code -Doffprint.fuzz.seconds=600} is a
 * longer run for each target, which begins with another number each time, and {@code
 * -Doffprint.fuzz.only=FORMULA} runs one target.
 */
@StartsProcesses
class FuzzTest {
  private static final int MUTATIONS = 20;
  private static final int SHORT = 0;
  private static final int RUNS = 1_500;
  private static final int SECONDS =
      Integer.getInteger("offprint.fuzz.seconds", Boolean.getBoolean("offprint.long") ? 60 : SHORT);
  private static final String ONLY = System.getProperty("offprint.fuzz.only", "");
  // A short run tries the same inputs each time, so that only a change of the code can fail it.
  private static final long SEED =
      Long.getLong("offprint.fuzz.seed", SECONDS > SHORT ? System.nanoTime() & 0xFFFFFF : 1);
  private static final int START_SECONDS = 1_200;
  private static final long STACK = 64L << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void known_inputs_and_their_mutations_satisfy_the_safety_checks(FuzzTarget target)
      throws Exception {
    List<byte[]> inputs = target.knownInputs();
    assertThat(inputs).hasSizeGreaterThan(3);
    FutureTask<Integer> work = new FutureTask<>(() -> runAll(target, inputs));
    new Thread(null, work, "fuzz", STACK).start();
    assertThat(work.get(5, TimeUnit.MINUTES)).isGreaterThan(inputs.size());
  }

  private static int runAll(FuzzTarget target, List<byte[]> inputs) {
    Random random = new Random(target.name().hashCode());
    int runs = 0;
    for (byte[] input : inputs) {
      target.run(input);
      runs++;
      for (int i = 0; i < MUTATIONS; i++, runs++) {
        target.run(mutated(input, inputs.get(random.nextInt(inputs.size())), random));
      }
    }
    return runs;
  }

  private static byte[] mutated(byte[] input, byte[] other, Random random) {
    byte[] made = input.clone();
    for (int n = random.nextInt(4); n >= 0 && made.length > 0; n--) {
      int at = random.nextInt(made.length);
      switch (random.nextInt(3)) {
        case 0 -> made[at] = (byte) random.nextInt(256);
        case 1 -> made = java.util.Arrays.copyOf(made, at + 1);
        default -> {
          byte[] tail = java.util.Arrays.copyOfRange(other, 0, random.nextInt(other.length + 1));
          byte[] joined = java.util.Arrays.copyOf(made, at + tail.length);
          System.arraycopy(tail, 0, joined, at, tail.length);
          made = joined;
        }
      }
    }
    return made;
  }

  private static Stream<List<FuzzTarget>> runs() {
    List<FuzzTarget> all =
        Stream.of(FuzzTarget.values())
            .filter(target -> ONLY.isEmpty() || target.name().equals(ONLY))
            .toList();
    return SECONDS > SHORT ? all.stream().map(List::of) : Stream.of(all);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_run_of_jazzer_finds_no_error(List<FuzzTarget> targets) throws Exception {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path known = Files.createDirectories(folder.resolve("known"));
    for (FuzzTarget target : targets) {
      int number = 0;
      for (byte[] input : target.knownInputs()) {
        byte[] passed = target.among(targets, input);
        Files.write(known.resolve(target + "-" + number++), passed);
      }
    }
    String name = targets.size() == 1 ? targets.get(0).folder().getFileName().toString() : "all";
    Path found = Files.createDirectories(Path.of("target/fuzz", name));
    int seconds = SECONDS * targets.size();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss4m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Doffprint.fuzz.targets="
                    + targets.stream().map(FuzzTarget::name).collect(Collectors.joining(",")),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntryPoint.class.getName(),
                // Without the utilities of flexmark, whose instrumentation takes as long as all
                // else.
                "--instrumentation_includes=press.offprint.content.**:press.offprint.json.**:press.offprint.web.api.**:com.vladsch.flexmark.parser.**:com.vladsch.flexmark.ext.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-timeout=60",
                // The limit of the heap of Java is separate; the rest is memory of the fuzzer.
                "-rss_limit_mb=0",
                "-max_len=4096",
                seconds > SHORT ? "-max_total_time=" + seconds : "-runs=" + RUNS,
                "-seed=" + SEED,
                corpus.toString(),
                known.toString()));
    Path log = found.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process jazzer = builder.redirectOutput(log.toFile()).start();
    try {
      boolean ended = jazzer.waitFor(seconds + START_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as(Files.readString(log)).isTrue();
    } finally {
      jazzer.destroyForcibly();
    }
    assertThat(jazzer.exitValue()).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log)).contains("Done ");
  }
}
