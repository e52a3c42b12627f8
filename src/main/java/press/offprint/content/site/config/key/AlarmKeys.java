package press.offprint.content.site.config.key;

import java.util.List;
import java.util.Map;
import press.offprint.model.delivery.DeliveryTarget;

/** The keys of the setting {@code alarms}: of each target, and of each built-in kind. */
public final class AlarmKeys {
  private static final String KIND = "held|odd|failed|rejected";

  /**
   * The kinds of alarms that a target gets. The key {@code on} would be {@code true} in YAML 1.1.
   */
  public static final Setting WHEN =
      Setting.text(
          "when",
          "The kinds of alarms: held, odd, failed, rejected",
          "held, odd, failed",
          "(?:" + KIND + ")(?: *, *(?:" + KIND + "))*");

  private static final Setting URL = Setting.text("url", "The web address that gets alarms", "");
  private static final Setting SECRET_KEY =
      Setting.text(
          "secret", "The key of signatures: ${NAME} or ${file:PATH}", "", DeliveryKeys.SECRET);

  /** The keys of the built-in kinds. */
  public static final Map<String, DeliveryKeys.Kind> KINDS =
      Map.of(
          "mail",
          new DeliveryKeys.Kind(
              List.of(DeliveryKeys.HOST, DeliveryKeys.FROM, DeliveryKeys.RECIPIENT),
              List.of(
                  WHEN,
                  DeliveryKeys.PORT,
                  DeliveryKeys.TLS,
                  DeliveryKeys.USER,
                  DeliveryKeys.PASSWORD)),
          "webhook",
          new DeliveryKeys.Kind(List.of(URL, SECRET_KEY), List.of(WHEN)));

  public static final Setting ALARMS =
      Setting.openMaps(
          DeliveryTarget.ALARMS,
          "The places that get alarms of odd and failed runs, by their names",
          DeliveryKeys.NAME,
          List.of(
              Setting.text(
                      "to", "The kind: the route alarm-KIND sends alarms", "", DeliveryKeys.NAME)
                  .asRequired(),
              WHEN,
              URL,
              SECRET_KEY,
              DeliveryKeys.HOST,
              DeliveryKeys.PORT,
              DeliveryKeys.TLS,
              DeliveryKeys.USER,
              DeliveryKeys.PASSWORD,
              DeliveryKeys.FROM,
              DeliveryKeys.RECIPIENT));

  private AlarmKeys() {}
}
