package press.offprint.deliver.target;

import org.apache.camel.Exchange;
import press.offprint.deliver.plan.Alarm;

/**
 * Sends an alarm to a web address, signed as {@link WebhookTarget} signs events. In routes this
 * bean is {@code webhookAlarm}.
 */
public final class WebhookAlarm {
  private final SignedRequests requests;

  public WebhookAlarm(TargetContext context) {
    this.requests = new SignedRequests(context.settings().clock());
  }

  /** Sends the {@link Alarm} in the body. */
  public void send(Exchange exchange) {
    ItemExchange settings = new ItemExchange(exchange);
    requests.send(
        settings.target(),
        settings.required("url"),
        settings.required("secret"),
        exchange.getMessage().getBody(Alarm.class).json());
  }
}
