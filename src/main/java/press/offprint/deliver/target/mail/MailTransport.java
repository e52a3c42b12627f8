package press.offprint.deliver.target.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection to a server for mail (RFC 5321) that calls {@code beforeEnd} before the last bytes
 * of a message. Without them a server takes no message, and after them nobody knows if the
 * connection ends.
 */
public final class MailTransport extends SMTPTransport {
  private final Runnable beforeEnd;

  public MailTransport(Session session, URLName server, boolean tls, Runnable beforeEnd) {
    super(session, server, tls ? "smtps" : "smtp", tls);
    this.beforeEnd = beforeEnd;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    beforeEnd.run();
    super.finishData();
  }
}
