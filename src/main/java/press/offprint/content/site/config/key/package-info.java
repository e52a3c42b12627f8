/**
 * The keys of {@code offprint.yaml} and their values. Start with {@link
 * press.offprint.content.site.config.key.SettingKeys}.
 */
package press.offprint.content.site.config.key;
