package press.offprint.deliver.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.output.OutputFolder;

/**
 * Stores files in another folder, each whole or not at all, and deletes them there. Files of others
 * stay. In routes this bean is {@code folderTarget}.
 */
public final class FolderTarget implements AutoCloseable {
  private final TargetContext context;
  private final Map<String, Opened> folders = new ConcurrentHashMap<>();

  private record Opened(OutputFolder folder, Set<String> stored) {}

  public FolderTarget(TargetContext context) {
    this.context = context;
  }

  /** Stores or deletes the file of an exchange. */
  public void deliver(Exchange exchange) {
    ItemExchange item = new ItemExchange(exchange);
    Opened opened =
        folders.computeIfAbsent(item.target(), name -> open(name, item.required("folder")));
    try {
      if (item.isDeletion()) {
        opened.folder().remove(item.path());
      } else {
        opened.folder().store(item.path(), item.content());
        opened.stored().add(item.path());
      }
    } catch (StoreException e) {
      throw new DeliveryException(
          e.getMessage().replace("the output folder", opened.folder().root().toString()),
          "Check the disk and the permissions of the folder.",
          e);
    }
  }

  private Opened open(String target, String name) {
    Path folder = context.project().resolve(name).normalize();
    requireSeparate(target, folder);
    try {
      Path state = context.folder(target);
      Files.createDirectories(state);
      OutputFolder opened = OutputFolder.open(folder, state, context.disk());
      if (context.tookOver()) {
        opened.sweep();
      }
      return new Opened(opened, ConcurrentHashMap.newKeySet());
    } catch (IOException | StoreException e) {
      throw new DeliveryException(
          "The folder "
              + folder
              + " of the target "
              + target
              + " cannot be used: "
              + e.getMessage(),
          "Check the disk and the permissions of the folder.",
          e);
    }
  }

  private void requireSeparate(String target, Path folder) {
    PublishSettings settings = context.settings();
    for (Path own : List.of(settings.content(), settings.output(), settings.state())) {
      if (RealPaths.isWithin(folder, own) || RealPaths.isWithin(own, folder)) {
        throw new DeliveryRefusedException(
            "The folder " + folder + " of the target " + target + " is not apart from " + own + ".",
            "Choose a folder outside of the content, output and state folders.");
      }
    }
  }

  @Override
  public void close() {
    folders
        .values()
        .forEach(
            opened -> {
              opened.folder().settle(() -> new LinkedHashSet<>(opened.stored()));
              opened.folder().close();
            });
    folders.clear();
  }
}
