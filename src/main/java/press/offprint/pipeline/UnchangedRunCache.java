package press.offprint.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import press.offprint.pipeline.config.ProgramFingerprint;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.TreeFingerprint;
import press.offprint.pipeline.disk.state.OutputLock;

/**
 * The output of a run that found nothing stale, kept in the file {@code unchanged-run}. The planner
 * decides what is stale, from the files of {@link ProjectLayout#inputs}, those that the
 * configuration names, the output folder, the catalog and the installed program. If none of these
 * changed, the next run prints the same output after stat calls alone, without catalog, templates
 * or Camel: a fifth of the processor time of a plan.
 */
public final class UnchangedRunCache {
  private static final String NAME = "unchanged-run";
  private static final String FORMAT = "offprint unchanged run 3";
  private static final int MAX_CHARACTERS = 64 << 20;

  private final PublishSettings settings;
  private final Path state;
  private final String key;
  // Null if an input is being written, or the run is forced.
  private final String inputs;

  private UnchangedRunCache(PublishSettings settings, String key, String inputs) {
    this.settings = settings;
    this.state = ProjectLayout.state(settings);
    this.key = key;
    this.inputs = inputs;
  }

  /**
   * The printed lines of a run.
   *
   * @param out standard output; {@link #MILLIS} is in the place of the run's milliseconds
   * @param err standard error; {@link #SECONDS} is in the place of the run's seconds
   */
  public record Output(List<String> out, List<String> err) {
    /** A placeholder for milliseconds, as digits. */
    public static final String MILLIS = "\u0001";

    /** A placeholder for seconds, with one decimal. */
    public static final String SECONDS = "\u0002";

    public Output {
      out = List.copyOf(out);
      err = List.copyOf(err);
    }
  }

  /**
   * Takes the fingerprint of the inputs. Do this before the publisher is opened, so that a change
   * during the run is seen by the next one.
   *
   * @param format the form of the output, such as JSON or colour
   */
  public static UnchangedRunCache of(PublishSettings settings, String format) {
    Optional<String> inputs =
        settings.force()
            ? Optional.empty()
            : TreeFingerprint.of(
                ProjectLayout.inputs(settings),
                ProjectLayout.excluded(settings),
                settings.clock().millis());
    return new UnchangedRunCache(settings, key(settings, format), inputs.orElse(null));
  }

  /** Returns the stored output; empty if there is none, or if an input may have changed. */
  public Optional<Output> find() {
    if (inputs == null) {
      return Optional.empty();
    }
    Path file = state.resolve(NAME);
    try {
      // Also without the file, so that the class is in the archive that speeds up the next start.
      Lines lines = new Lines(file.toFile().isFile() ? Files.readString(file) : "");
      if (lines.isEmpty() || isInUse(state) || ProjectLayout.formerState(settings).exists()) {
        return Optional.empty();
      }
      boolean same =
          lines.line().equals(FORMAT)
              && lines.line().equals(key)
              && Long.parseLong(lines.line()) > settings.clock().millis()
              && lines.block().equals(catalog(state))
              && lines.block().equals(inputs);
      // The configuration is not read, but it is an input, so that it names the same files.
      List<Path> named = same ? lines.list().stream().map(Path::of).toList() : List.of();
      same = same && Optional.of(lines.block()).equals(NamedFiles.stamps(named, settings));
      List<String> published = same ? lines.list() : List.of();
      same = same && lines.block().equals(TreeFingerprint.sizes(settings.output(), published));
      return same ? Optional.of(new Output(lines.list(), lines.list())) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // The file is damaged. The run that follows may write a new one.
      return Optional.empty();
    }
  }

  // A running or killed process has its name in the lock. A killed one leaves a write-ahead log.
  private static boolean isInUse(Path state) {
    return OutputLock.isHeld(state) || state.resolve("catalog.db-wal").toFile().length() > 0;
  }

  /**
   * Stores the output of a run that found nothing stale. If it cannot be stored, the next run plans
   * again.
   *
   * @param named the files that the configuration names, before the run
   * @param published paths of all published files
   * @param untilMillis the next time at which a date makes a post stale, in milliseconds since 1970
   */
  void store(NamedFiles named, List<String> published, long untilMillis, Output output) {
    if (inputs == null
        || named.stamps().isEmpty()
        || published.stream().anyMatch(path -> path.indexOf('\n') >= 0)) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(FORMAT).append('\n').append(key).append('\n').append(untilMillis).append('\n');
    block(text, catalog(state));
    block(text, inputs);
    block(text, named.paths().stream().map(Path::toString).collect(Collectors.joining("\n")));
    block(text, named.stamps().get());
    block(text, String.join("\n", published));
    block(text, TreeFingerprint.sizes(settings.output(), published));
    block(text, String.join("\n", output.out()));
    block(text, String.join("\n", output.err()));
    if (text.length() > MAX_CHARACTERS) {
      return;
    }
    Path part = state.resolve(NAME + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, state.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      part.toFile().delete();
    }
  }

  private static String key(PublishSettings settings, String format) {
    String key =
        String.join(
            "\t",
            format,
            settings.project().toString(),
            settings.content().toString(),
            settings.output().toString(),
            settings.state().toString(),
            settings.config().toString(),
            String.join(",", new TreeSet<>(settings.editions())),
            settings.paths().toString(),
            settings.strict() + " " + settings.drafts() + " " + settings.future(),
            ProgramFingerprint.VALUE);
    return key.replace('\n', ' ').replace('\r', ' ');
  }

  private static String catalog(Path state) {
    return TreeFingerprint.of(List.of(state.resolve("catalog.db")), Set.of(), Long.MAX_VALUE)
        .orElse("?");
  }

  private static void block(StringBuilder text, String block) {
    text.append(block.length()).append('\n').append(block).append('\n');
  }

  /** A reader of lines, and of blocks whose number of characters is on the line before them. */
  private static final class Lines {
    private final String text;
    private int at;

    Lines(String text) {
      this.text = text;
    }

    boolean isEmpty() {
      return text.isEmpty();
    }

    String line() {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        throw new IllegalArgumentException("The text ends too early.");
      }
      String line = text.substring(at, end);
      at = end + 1;
      return line;
    }

    String block() {
      int length = Integer.parseInt(line());
      if (length < 0 || length >= text.length() - at) {
        throw new IllegalArgumentException("The text ends too early.");
      }
      String block = text.substring(at, at + length);
      at += length + 1;
      return block;
    }

    List<String> list() {
      String block = block();
      return block.isEmpty() ? List.of() : List.of(block.split("\n", -1));
    }
  }
}
