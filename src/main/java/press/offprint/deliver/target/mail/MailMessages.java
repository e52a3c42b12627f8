package press.offprint.deliver.target.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Date;
import java.util.Optional;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.model.bytes.Bytes;

/** The mails about one post or issue, one for each recipient. */
public final class MailMessages {
  private static final String UTF_8 = "UTF-8";

  private final Session session;
  private final Head head;
  private final MailText text;
  private final Optional<DeliveryItem> ebook;

  /**
   * The common parts of all mails.
   *
   * @param subject in one line
   * @param id the same for the same post and target; the recipient is added to it
   * @param host that of the site, for identifiers
   * @param list the name of the list; empty if it is none
   */
  public record Head(InternetAddress from, String subject, String id, String host, String list) {}

  public MailMessages(Session session, Head head, MailText text, Optional<DeliveryItem> ebook) {
    this.session = session;
    this.head = head;
    this.text = text;
    this.ebook = ebook;
  }

  /**
   * Returns the mail to one recipient.
   *
   * @param unsubscribe the address at which the recipient leaves the list; empty if there is none
   */
  public MimeMessage to(InternetAddress recipient, String unsubscribe, Date date)
      throws MessagingException {
    String id = "<" + head.id() + "." + key(recipient) + "@" + head.host() + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            // A mail that arrives twice has one identifier, so that programs show it once.
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(head.from());
    message.setRecipient(MimeMessage.RecipientType.TO, recipient);
    message.setSubject(head.subject(), UTF_8);
    message.setSentDate(date);
    if (!unsubscribe.isEmpty()) {
      message.setHeader("List-Id", "<" + head.list() + "." + head.host() + ">");
      message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
      // RFC 8058: one request of the program for mail, without a page, ends the subscription.
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MailText shown = unsubscribe.isEmpty() ? text : text.with("Unsubscribe", unsubscribe);
    message.setContent(content(shown));
    message.saveChanges();
    return message;
  }

  private static String key(InternetAddress recipient) {
    return Bytes.sha256(MailList.key(recipient)).substring(0, 16);
  }

  private MimeMultipart content(MailText shown) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(shown.plain(), UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(shown.html(), UTF_8, "html");
    // The last one is the best (RFC 2046, section 5.1.4).
    MimeMultipart texts = new MimeMultipart("alternative", plain, html);
    if (ebook.isEmpty()) {
      return texts;
    }
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(texts);
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(ebook.get().content().toArray(), ebook.get().mediaType())));
    file.setFileName(ebook.get().path().replaceFirst(".*/", ""));
    return new MimeMultipart("mixed", both, file);
  }
}
