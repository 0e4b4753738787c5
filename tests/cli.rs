//! Transcripts of the binary: everything that needs no chain, as it is typed and printed.

#[test]
fn transcripts_hold() {
    trycmd::TestCases::new().env("HOME", "/nonexistent").env("NO_COLOR", "1").case("tests/cli/*.trycmd");
}
