// The press page.
