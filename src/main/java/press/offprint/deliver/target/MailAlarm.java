package press.offprint.deliver.target;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.apache.camel.Exchange;
import press.offprint.deliver.plan.Alarm;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.target.mail.MailList;
import press.offprint.deliver.target.mail.MailTransport;

/** Mails an alarm as plain text to one or more people. In routes this bean is {@code mailAlarm}. */
public final class MailAlarm {
  private final TargetContext context;

  public MailAlarm(TargetContext context) {
    this.context = context;
  }

  /** Sends the {@link Alarm} in the body. */
  public void send(Exchange exchange) {
    ItemExchange settings = new ItemExchange(exchange);
    Alarm alarm = exchange.getMessage().getBody(Alarm.class);
    InternetAddress[] recipients =
        MailList.of(settings.target(), settings.required("recipient"))
            .addresses()
            .toArray(InternetAddress[]::new);
    MailServer server = new MailServer(settings);
    MimeMessage message = new MimeMessage(server.session());
    String charset = StandardCharsets.UTF_8.name();
    try (MailTransport transport = server.connect(() -> {})) {
      message.setFrom(MailTarget.from(settings));
      message.setRecipients(Message.RecipientType.TO, recipients);
      message.setSubject(alarm.title(), charset);
      message.setText(alarm.text(), charset);
      message.setSentDate(Date.from(context.settings().clock().instant()));
      message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834, section 5
      message.saveChanges();
      transport.sendMessage(message, recipients);
    } catch (MessagingException e) {
      throw new DeliveryException(
          "The server for mail did not take the alarm: " + e.getMessage() + ".", "", e);
    }
  }
}
