/** The mails of a newsletter: recipients, text, message and transport. */
package press.offprint.deliver.target.mail;
