package press.offprint.deliver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server for mail on this machine that meets a fault with each mail to some recipient, or at each
 * N-th command.
 */
final class MailFaultServer implements AutoCloseable {
  private final ServerSocket socket;
  private final SSLContext startTls;
  private final List<String> taken = new ArrayList<>();
  private Fault fault = Fault.NONE;
  private String unlucky = "";
  private Runnable atEnd = () -> {};
  private int logins;
  private int commands;
  private int failing = Integer.MAX_VALUE;

  enum Fault {
    NONE,
    /** The recipient is refused with 550. */
    REFUSED,
    /** The recipient is refused with 451. */
    BUSY,
    /** The connection ends before the text of the mail. */
    CUT,
    /** The mail is taken, and the connection ends before the answer. */
    CUT_AFTERWARDS,
    /** The mail is refused with 554 at its end. */
    SPAM,
    /** The answer is delayed. */
    SLOW
  }

  MailFaultServer() throws IOException {
    this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), null);
  }

  /** Starts a server with TLS from the start. */
  static MailFaultServer withTls(SSLContext tls) throws IOException {
    return new MailFaultServer(
        tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
        null);
  }

  /** Starts a server that offers TLS by STARTTLS (RFC 3207). */
  static MailFaultServer withStartTls(SSLContext tls) throws IOException {
    return new MailFaultServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), tls);
  }

  private MailFaultServer(ServerSocket socket, SSLContext startTls) {
    this.socket = socket;
    this.startTls = startTls;
    Thread thread = new Thread(this::accept, "mail");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Lets a fault happen with each mail to a recipient. */
  synchronized void fail(String recipient, Fault kind) {
    unlucky = recipient;
    fault = kind;
  }

  /** Lets a fault happen at each N-th command, of which the end of a text is one. */
  synchronized void failEach(int step, Fault kind) {
    failing = step;
    fault = kind;
    commands = 0;
  }

  synchronized void failNever() {
    failing = Integer.MAX_VALUE;
    fault = Fault.NONE;
  }

  private synchronized boolean isNextFailing() {
    boolean fails = ++commands % failing == 0;
    if (fails && fault == Fault.SLOW) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      return false;
    }
    return fails;
  }

  /** Runs something when the last bytes of a mail have arrived, before the answer. */
  synchronized void atEnd(Runnable action) {
    atEnd = action;
  }

  /** Returns the recipients whose mail was taken, in order. */
  synchronized List<String> taken() {
    return List.copyOf(taken);
  }

  /** Returns the number of logins that clients tried. */
  synchronized int logins() {
    return logins;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client, startTls == null ? "" : "STARTTLS");
      } catch (IOException e) {
        // The client or the server has ended.
      }
    }
  }

  private void talk(Socket client, String offer) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    String recipient = "";
    if (startTls == null || !offer.isEmpty()) {
      answer(out, "220 mail");
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (!command.startsWith("QUIT") && isNextFailing()) {
        if (!isAnswered(out)) {
          return;
        }
        continue;
      }
      if (command.startsWith("EHLO")) {
        answer(out, offer.isEmpty() ? "250-mail\r\n250 AUTH PLAIN" : "250-mail\r\n250 " + offer);
      } else if (command.startsWith("STARTTLS")) {
        answer(out, "220 go on");
        talk(secured(client), "");
        return;
      } else if (command.startsWith("AUTH")) {
        countLogin();
        answer(out, "235 ok");
      } else if (command.startsWith("RCPT")) {
        recipient = line.replaceAll(".*<(.*)>.*", "$1");
        answer(out, of(recipient, "250 ok"));
      } else if (command.startsWith("DATA")) {
        if (isCut(recipient)) {
          return;
        }
        answer(out, "354 go on");
        if (!isTaken(in, out, recipient)) {
          return;
        }
      } else if (command.startsWith("QUIT")) {
        answer(out, "221 bye");
        return;
      } else {
        answer(out, "250 ok");
      }
    }
  }

  /** Meets the fault of a command; returns false if the connection ends. */
  private synchronized boolean isAnswered(OutputStream out) throws IOException {
    if (fault == Fault.BUSY) {
      answer(out, "451 later");
      return true;
    }
    return false;
  }

  private Socket secured(Socket client) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            startTls.getSocketFactory().createSocket(client, "127.0.0.1", client.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private synchronized void countLogin() {
    logins++;
  }

  private synchronized String of(String recipient, String otherwise) {
    boolean fails = recipient.equals(unlucky);
    return fails && fault == Fault.REFUSED
        ? "550 no such mailbox"
        : fails && fault == Fault.BUSY ? "451 later" : otherwise;
  }

  private synchronized boolean isCut(String recipient) {
    return recipient.equals(unlucky) && fault == Fault.CUT;
  }

  private synchronized boolean isTaken(BufferedReader in, OutputStream out, String recipient)
      throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
    if (line == null) {
      return false; // The client has ended within the text.
    }
    boolean stepFails = isNextFailing();
    if (stepFails && fault == Fault.BUSY) {
      answer(out, "451 later");
      return true;
    } else if (stepFails && fault == Fault.CUT) {
      return false;
    }
    boolean fails = stepFails || recipient.equals(unlucky);
    if (fails && fault == Fault.SPAM) {
      answer(out, "554 no");
      return true;
    }
    taken.add(recipient);
    atEnd.run();
    if (fails && fault == Fault.CUT_AFTERWARDS) {
      return false;
    }
    answer(out, "250 taken");
    return true;
  }

  private static void answer(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
