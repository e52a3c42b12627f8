package press.offprint.deliver.target;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import press.offprint.deliver.plan.DeliveryException;

/**
 * The beans that routes {@code deliver-KIND} and {@code alarm-KIND} name. Each is made when a route
 * first uses it, because some need large libraries; all are closed after the deliveries.
 */
public final class TargetBeans implements AutoCloseable {
  private static final Map<String, Function<TargetContext, Object>> KINDS =
      new TreeMap<>(
          Map.of(
              "folderTarget", FolderTarget::new,
              "gitTarget", GitTarget::new,
              "httpTarget", context -> new HttpTarget(),
              "mailAlarm", MailAlarm::new,
              "mailTarget", MailTarget::new,
              "mastodonTarget", MastodonTarget::new,
              "s3Target", S3Target::new,
              "sftpTarget", SftpTarget::new,
              "webhookAlarm", WebhookAlarm::new,
              "webhookTarget", WebhookTarget::new));

  private final TargetContext context;

  @GuardedBy("this")
  private final Map<String, Object> made = new LinkedHashMap<>();

  public TargetBeans(TargetContext context) {
    this.context = context;
  }

  /** Returns the names of all beans. */
  public static Set<String> names() {
    return KINDS.keySet();
  }

  /** Returns the bean of a name. */
  public synchronized Object get(String name) {
    return made.computeIfAbsent(
        name,
        wanted ->
            Optional.ofNullable(KINDS.get(wanted))
                .orElseThrow(() -> new DeliveryException("There is no bean " + wanted, "", null))
                .apply(context));
  }

  @Override
  public synchronized void close() {
    for (Object bean : made.values()) {
      if (bean instanceof FolderTarget folders) {
        folders.close();
      } else if (bean instanceof SftpTarget servers) {
        servers.close();
      } else if (bean instanceof S3Target stores) {
        stores.close();
      } else if (bean instanceof MailTarget mail) {
        mail.close();
      } else if (bean instanceof MastodonTarget statuses) {
        statuses.close();
      }
    }
    made.clear();
  }
}
