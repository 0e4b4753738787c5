//! Sign-In with Ethereum: a message by which a site knows an account.
//! Source: EIP-4361, "ABNF Message Format".

use crate::address::an_address;
use alloy::primitives::Address;
use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;

/// What the first line ends with.
const ASKS: &str = " wants you to sign in with your Ethereum account:";

/// What such a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Login {
    /// The site.
    pub(super) domain: String,
    pub(super) address: Address,
    pub(super) uri: String,
    pub(super) chain_id: u64,
    pub(super) expires: Option<Timestamp>,
    pub(super) not_before: Option<Timestamp>,
    /// What else it lets the site do, as the site writes it.
    pub(super) resources: Vec<String>,
}

/// Whether a text looks like one.
pub(super) fn is_login(text: &str) -> bool {
    text.lines().any(|line| line.contains(ASKS.trim()))
}

impl Login {
    /// Reads one.
    ///
    /// # Errors
    /// When it is not of the form, to the letter.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut lines = text.split('\n').peekable();
        let domain = lines.next().and_then(|line| line.strip_suffix(ASKS)).context("its first line names no site")?;
        let address = lines.next().context("it names no address")?;
        let checked = an_address(address)?;
        ensure!(checked.to_string() == address, "its address has no checksum");
        ensure!(lines.next() == Some(""), "its third line is not empty");
        // A statement of one line may stand between two empty ones.
        if let Some(statement) = lines.next_if(|line| !line.is_empty()) {
            ensure!(!statement.starts_with("URI: "), "there is no empty line before its fields");
        }
        ensure!(lines.next() == Some(""), "there is no empty line before its fields");
        let mut rest: Vec<&str> = lines.collect();
        let mut field = |name: &str| {
            let value = rest.first().and_then(|line| line.strip_prefix(name)).and_then(|line| line.strip_prefix(": "));
            if value.is_some() {
                rest.remove(0);
            }
            value
        };
        let uri = field("URI").context("it has no `URI`")?;
        ensure!(field("Version") == Some("1"), "its `Version` is not 1");
        let chain_id = field("Chain ID").context("it has no `Chain ID`")?.parse().ok().context("its `Chain ID` is no number")?;
        let nonce = field("Nonce").context("it has no `Nonce`")?;
        ensure!(
            nonce.len() >= 8 && nonce.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            "its `Nonce` is not 8 letters or digits or more"
        );
        time(field("Issued At").context("it has no `Issued At`")?)?;
        let expires = field("Expiration Time").map(time).transpose()?;
        let not_before = field("Not Before").map(time).transpose()?;
        field("Request ID");
        let resources = match rest.split_first() {
            None => vec![],
            Some((&"Resources:", list)) => {
                let item =
                    |line: &&str| line.strip_prefix("- ").map(str::to_owned).context("one of its `Resources` is not of the form `- URI`");
                list.iter().map(item).collect::<Result<_>>()?
            }
            Some((line, _)) => bail!("its line `{line}` is unknown, or out of order"),
        };
        Ok(Self { domain: domain.to_owned(), address: checked, uri: uri.to_owned(), chain_id, expires, not_before, resources })
    }

    /// Whether the site that asks is the one that gets the answer.
    pub(super) fn is_of_one_site(&self) -> bool {
        let host = |text: &str| text.split_once("://").map_or(text, |(_, rest)| rest).split(['/', '?', '#']).next().map(str::to_owned);
        host(&self.domain) == host(&self.uri)
    }
}

fn time(text: &str) -> Result<Timestamp> {
    text.parse().ok().with_context(|| format!("`{text}` is no time"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of EIP-4361, with an address of its own.
    const EXAMPLE: &str = "example.com wants you to sign in with your Ethereum account:\n\
        0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\
        I accept the ExampleOrg Terms of Service: https://example.com/tos\n\n\
        URI: https://example.com/login\nVersion: 1\nChain ID: 1\nNonce: 32891756\nIssued At: 2021-09-30T16:25:24Z\n\
        Expiration Time: 2021-10-30T16:25:24Z\nResources:\n\
        - ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/\n- https://example.com/my-web2-claim.json";

    #[test]
    fn a_sign_in_says_who_asks_and_for_how_long() {
        assert!(is_login(EXAMPLE) && !is_login("hello"));
        let login = Login::parse(EXAMPLE).unwrap();
        assert_eq!((login.domain.as_str(), login.chain_id, login.resources.len()), ("example.com", 1, 2));
        assert_eq!(login.expires.unwrap().to_string(), "2021-10-30T16:25:24Z");
        assert!(login.is_of_one_site());
        let plain = EXAMPLE.replace("I accept the ExampleOrg Terms of Service: https://example.com/tos\n", "");
        assert!(Login::parse(&plain).is_ok(), "a statement is not needed");
        assert!(!Login::parse(&EXAMPLE.replace("URI: https://example.com", "URI: https://evil.example")).unwrap().is_of_one_site());
    }

    #[test]
    fn what_is_not_of_the_form_is_no_sign_in() {
        for (from, to) in [
            ("0xC02aaA39b2", "0xc02aaA39b2"),
            ("Version: 1", "Version: 2"),
            ("Chain ID: 1", "Chain ID: x"),
            ("Nonce: 32891756", "Nonce: 3"),
            ("Issued At: 2021-09-30T16:25:24Z\n", ""),
            ("Resources:", "Others:"),
            ("- ipfs", "ipfs"),
            ("2021-10-30T16", "soon"),
        ] {
            assert!(Login::parse(&EXAMPLE.replace(from, to)).is_err(), "{from}");
        }
    }
}
