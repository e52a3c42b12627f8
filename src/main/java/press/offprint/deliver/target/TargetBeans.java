package press.offprint.deliver.target;

import java.util.Map;
import java.util.TreeMap;

/** The beans that routes {@code deliver-KIND} name; they are closed after the deliveries. */
public final class TargetBeans implements AutoCloseable {
  private final FolderTarget folders;
  private final Map<String, Object> beans = new TreeMap<>();

  public TargetBeans(TargetContext context) {
    folders = new FolderTarget(context);
    beans.put("folderTarget", folders);
    beans.put("webhookTarget", new WebhookTarget(context));
    beans.put("httpTarget", new HttpTarget());
  }

  /** Returns the beans by the names that routes use. */
  public Map<String, Object> byName() {
    return beans;
  }

  @Override
  public void close() {
    folders.close();
  }
}
