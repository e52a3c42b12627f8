# The formula of Homebrew. src/main/packages/release fills in the parts between @ signs.
class Offprint < Formula
  desc "Turns Markdown posts into web pages, accessible PDFs, EPUBs and feeds"
  homepage "@address@"
  url "@address@/offprint-all.jar"
  version "@version@"
  sha256 "@sha256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "offprint-all.jar"
    bin.write_jar_script libexec/"offprint-all.jar", "offprint", "-Xmx2g"
  end

  test do
    (testpath/"content/hello.md").write "---\ntitle: Hello\n---\n\nHello.\n"
    system bin/"offprint", "publish"
    assert_path_exists testpath/"output/hello/index.html"
  end
end
