package press.offprint.deliver.target;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.security.cert.CertificateException;
import java.util.Properties;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.deliver.target.mail.MailTransport;

/**
 * A server for mail. Its certificate is checked, and nothing is sent without TLS but to this
 * machine.
 */
final class MailServer {
  private static final String TIMEOUT = "30000";
  private static final String SUBMISSIONS = "465";

  private final ItemExchange settings;
  private final String host;
  private final int port;
  private final boolean tls;
  private final Session session;

  MailServer(ItemExchange settings) {
    this.settings = settings;
    this.host = settings.required("host");
    String number = settings.setting("port").orElse(SUBMISSIONS);
    this.port = port(settings.target(), number);
    this.tls = settings.setting("tls").map("implicit"::equals).orElse(number.equals(SUBMISSIONS));
    this.session = Session.getInstance(properties());
  }

  private static int port(String target, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new DeliveryRefusedException(
          "The port of the target " + target + " is \"" + text + "\".",
          "Write a number, such as 465.",
          e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    String prefix = tls ? "mail.smtps." : "mail.smtp.";
    boolean plain = HttpCalls.isThisMachine(host);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(prefix + "starttls.required", Boolean.toString(!tls && !plain));
    properties.setProperty(prefix + "auth", Boolean.toString(hasPassword()));
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT);
    properties.setProperty(prefix + "timeout", TIMEOUT);
    properties.setProperty(prefix + "writetimeout", TIMEOUT);
    properties.setProperty(prefix + "allow8bitmime", "true");
    return properties;
  }

  private boolean hasPassword() {
    return settings.setting("password").isPresent();
  }

  Session session() {
    return session;
  }

  /**
   * Connects to the server.
   *
   * @param beforeEnd is called before the last bytes of each message
   */
  MailTransport connect(Runnable beforeEnd) {
    MailTransport transport =
        new MailTransport(
            session,
            new URLName(tls ? "smtps" : "smtp", host, port, null, null, null),
            tls,
            beforeEnd);
    try {
      transport.connect(
          host,
          port,
          settings.setting("user").orElse(null),
          settings.setting("password").orElse(null));
      return transport;
    } catch (AuthenticationFailedException e) {
      throw new DeliveryRefusedException(
          "The server " + host + " does not accept the user and the password.",
          "Check the user and the password of the target.",
          e);
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  private DeliveryException failure(MessagingException failure) {
    String reason = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new DeliveryRefusedException(
            "The certificate of " + host + " is not valid: " + cause.getMessage() + ".",
            "Install a valid certificate on that server, or check the host.",
            failure);
      }
      reason = String.valueOf(cause.getMessage()).strip();
    }
    if (reason.contains("STARTTLS is required")) {
      return new DeliveryRefusedException(
          "The server " + host + " offers no encryption.",
          "Choose a port of the server with TLS, such as 465.",
          failure);
    }
    return new DeliveryException(
        "The server " + host + " cannot be reached: " + reason + ".", "", failure);
  }
}
