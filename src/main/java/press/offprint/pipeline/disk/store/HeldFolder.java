package press.offprint.pipeline.disk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import press.offprint.model.Rendition;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.OutputFolder;

/**
 * The files of held runs, for people who look at them before they release the run. Nothing is ever
 * published from here, so the folder can be deleted.
 */
public final class HeldFolder {
  private static final String NAME = "held";
  private static final String UNFINISHED = "unfinished";

  private final Path folder;
  private final DiskOperations disk;

  /** Creates the folder of the state folder; the disk is not accessed before the first call. */
  public HeldFolder(Path state, DiskOperations disk) {
    this.folder = state.resolve(NAME);
    this.disk = disk;
  }

  /** Returns the folder of a run. */
  public Path of(long run) {
    return folder.resolve(Long.toString(run));
  }

  /** Stores the files of a run. A failure is no failure of the run: the record of it suffices. */
  public void put(long run, List<Rendition> renditions) {
    List<OutputFolder.Item> items = new ArrayList<>();
    for (Rendition rendition : renditions) {
      rendition
          .companions()
          .forEach(file -> items.add(new OutputFolder.Item(file.path(), file.content())));
      items.add(new OutputFolder.Item(rendition.path(), rendition.content()));
    }
    try (OutputFolder files = OutputFolder.open(of(run), folder.resolve(UNFINISHED), disk)) {
      files.storeAll(items);
    } catch (StoreException e) {
      // The person cannot look at the files, but the run is held and can be released.
    }
    remove(folder.resolve(UNFINISHED));
  }

  /** Removes the files of all runs but these. */
  public void retain(List<Long> runs) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<String> names = runs.stream().map(String::valueOf).toList();
    try (Stream<Path> found = Files.list(folder)) {
      found
          .filter(path -> !names.contains(path.getFileName().toString()))
          .toList()
          .forEach(HeldFolder::remove);
    } catch (IOException e) {
      // The next run removes them.
    }
  }

  private static void remove(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // There is no such folder, or the next run removes it.
    }
  }
}
