package press.offprint.deliver.target;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import press.offprint.catalog.delivery.MessageLog;
import press.offprint.catalog.delivery.MessageLog.State;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.deliver.plan.FileRefusedException;
import press.offprint.deliver.target.mail.MailList;
import press.offprint.deliver.target.mail.MailMessages;
import press.offprint.deliver.target.mail.MailText;
import press.offprint.deliver.target.mail.MailTransport;
import press.offprint.model.bytes.Bytes;

/**
 * Mails a post or an issue to an address or to each address of a list, once. Before the last bytes
 * of a mail are sent, it is recorded; if Offprint or the connection ends before the answer, nobody
 * knows whether the mail was taken, which is reported, and it is not sent again. In routes this
 * bean is {@code mailTarget}.
 */
public final class MailTarget implements AutoCloseable {
  private static final String EBOOK = "application/epub+zip";

  /** Servers take a limited number of mails over one connection. */
  private static final int MAILS = 50;

  private static final int PERMANENT = 500;

  private final TargetContext context;
  private final MessageLog log;

  public MailTarget(TargetContext context) {
    this.context = context;
    this.log = MessageLog.open(context.stateFolder());
  }

  /** Mails the post of an exchange. */
  public void deliver(Exchange exchange) {
    ItemExchange post = new ItemExchange(exchange);
    if (!context.site().baseUrlGiven()) {
      throw new DeliveryRefusedException(
          "The site has no address, so links in a mail lead nowhere.", "Set baseUrl.");
    }
    MailList list = recipients(post);
    String unsubscribe = unsubscribe(post);
    MailServer server = new MailServer(post);
    MailMessages messages = messages(post, server);
    Sending sending =
        new Sending(
            server,
            new MessageStates(
                log, context.settings().clock(), post.target(), post.header("source")));
    try (sending) {
      for (InternetAddress recipient : list.addresses()) {
        sending.send(recipient, messages, link(unsubscribe, recipient));
      }
    }
    if (!list.wrong().isEmpty()) {
      sending.problems.add(
          "these lines of the list are no addresses: " + String.join(", ", list.wrong()));
    }
    if (!sending.problems.isEmpty()) {
      throw new FileRefusedException(
          String.join("; ", sending.problems) + ".",
          "Check these addresses. The other recipients have the mail.");
    }
  }

  private MailList recipients(ItemExchange post) {
    Optional<String> list = post.setting("list");
    return list.isPresent()
        ? MailList.read(post.target(), context.project().resolve(list.get()))
        : MailList.of(post.target(), post.required("recipient"));
  }

  private static String unsubscribe(ItemExchange post) {
    String address = post.setting("unsubscribe").orElse("");
    if (address.isEmpty() && post.setting("list").isPresent()) {
      throw new DeliveryRefusedException(
          "The list of the target " + post.target() + " has no way out of it.",
          "Set unsubscribe to an address such as https://example.org/leave?who={address}.");
    }
    if (!address.isEmpty() && !address.startsWith("https://")) {
      throw new DeliveryRefusedException(
          "The setting unsubscribe of the target " + post.target() + " is no address with https:.",
          "Write an address such as https://example.org/leave?who={address}.");
    }
    return address;
  }

  private static String link(String unsubscribe, InternetAddress recipient) {
    return unsubscribe.replace(
        "{address}", URLEncoder.encode(recipient.getAddress(), StandardCharsets.UTF_8));
  }

  private MailMessages messages(ItemExchange post, MailServer server) {
    String url = post.header("url");
    Optional<DeliveryItem> issue = file(post, "/mail.html");
    MailText text =
        issue.isPresent()
            ? MailText.ofIssue(issue.get().content().text(), url)
            : MailText.ofPage(post.content().text(), post.header("title"), url);
    String attach = post.setting("attach").orElse(post.setting("list").isEmpty() ? "epub" : "none");
    Optional<DeliveryItem> ebook =
        attach.equals("none")
            ? Optional.empty()
            : post.files().stream().filter(f -> f.mediaType().equals(EBOOK)).findFirst();
    if (ebook.isEmpty() && !attach.equals("none")) {
      throw new FileRefusedException(
          "it has no EPUB to attach.", "Add the edition epub, or set attach: none.");
    }
    String host =
        Optional.ofNullable(URI.create(context.site().baseUrl()).getHost()).orElse("site");
    return new MailMessages(
        server.session(),
        new MailMessages.Head(
            from(post),
            post.header("title").replaceAll("[\\p{Cntrl}\\s]+", " ").strip(),
            Bytes.sha256(post.target() + "\n" + post.header("source")).substring(0, 32),
            host,
            post.target()),
        text,
        ebook);
  }

  private static Optional<DeliveryItem> file(ItemExchange post, String end) {
    return post.files().stream().filter(file -> file.path().endsWith(end)).findFirst();
  }

  static InternetAddress from(ItemExchange post) {
    String from = post.required("from");
    try {
      InternetAddress address = new InternetAddress(from, true);
      if (address.getPersonal() != null) {
        address.setPersonal(address.getPersonal(), "UTF-8");
      }
      return address;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new DeliveryRefusedException(
          "The setting from of the target " + post.target() + " is \"" + from + "\".",
          "Write an address, such as Mika <mika@example.org>.",
          e);
    }
  }

  /** The mails of one post, over one connection or a few. */
  private final class Sending implements AutoCloseable {
    private final MailServer server;
    private final MessageStates states;
    private final List<String> problems = new ArrayList<>();
    private MailTransport transport;
    private String current = "";
    private boolean atEnd;
    private int sent;

    Sending(MailServer server, MessageStates states) {
      this.server = server;
      this.states = states;
    }

    void send(InternetAddress recipient, MailMessages messages, String unsubscribe) {
      current = MailList.key(recipient);
      State before = states.of(current).orElse(null);
      if (before == State.BEGUN) {
        unknown("Offprint ended");
      }
      if (before != null) {
        return;
      }
      atEnd = false;
      try {
        MimeMessage message =
            messages.to(recipient, unsubscribe, Date.from(context.settings().clock().instant()));
        transport().sendMessage(message, new InternetAddress[] {recipient});
        states.put(current, State.SENT);
        sent++;
      } catch (MessagingException e) {
        failed(e);
      }
    }

    private MailTransport transport() {
      if (transport == null || sent % MAILS == 0) {
        close();
        transport = server.connect(this::beforeEnd);
      }
      return transport;
    }

    private void beforeEnd() {
      states.put(current, State.BEGUN);
      atEnd = true;
    }

    private void failed(MessagingException failure) {
      int answer = answer(failure);
      if (atEnd && answer < 0) {
        unknown("the connection ended");
        close();
        return;
      }
      states.remove(current);
      if (answer >= PERMANENT) {
        states.put(current, State.REFUSED);
        problems.add("the server does not take mail to " + current + " (" + answer + ")");
        return;
      }
      close();
      throw new DeliveryException(
          "The server for mail "
              + (answer > 0 ? "answered " + answer : "cannot be reached: " + reason(failure))
              + ".",
          "",
          failure);
    }

    private void unknown(String event) {
      states.put(current, State.UNKNOWN);
      problems.add(
          "it is not known whether the mail to "
              + current
              + " arrived, because "
              + event
              + " meanwhile, and it is not sent again");
    }

    private static int answer(Exception failure) {
      int answer = -1;
      Exception next = failure;
      while (next != null) {
        if (next instanceof SMTPAddressFailedException refused) {
          answer = refused.getReturnCode();
        } else if (next instanceof SMTPSendFailedException refused && answer < 0) {
          answer = refused.getReturnCode();
        }
        next = next instanceof MessagingException chained ? chained.getNextException() : null;
      }
      return answer;
    }

    private static String reason(Throwable failure) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return String.valueOf(root.getMessage()).strip();
    }

    @Override
    public void close() {
      if (transport != null) {
        try {
          transport.close();
        } catch (MessagingException e) {
          // The server has taken what it answered for.
        }
        transport = null;
      }
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
