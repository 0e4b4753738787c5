//! Where requests go: one or several URLs, the next one asked when one fails; keys in URLs are never shown.

use super::{candidate::Candidate, failover::Failover, portions::limit};
use crate::{error::Failure, label::Label};
use alloy::{
    providers::{DynProvider, Provider, ProviderBuilder},
    rpc::{client::RpcClient, json_rpc::RpcError},
    transports::{IntoBoxTransport, TransportError, TransportErrorKind, http::Http},
};
use anyhow::{Context, Result};
use reqwest::{Client, Url, redirect::Policy};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// How long a node may take to answer one request.
const PATIENCE: Duration = Duration::from_secs(30);

/// One or several nodes of one chain.
#[derive(Clone)]
pub struct Node {
    provider: DynProvider,
    failover: Option<Failover>,
    proving: bool,
    /// Whether simulations run in this process, over state that is read from it.
    simulated_here: Arc<AtomicBool>,
    timely: bool,
}

impl Node {
    /// Nodes by URL: https, or http on this machine unless `insecure`.
    ///
    /// # Errors
    /// When a URL cannot be read or would send requests in the clear.
    pub fn new(urls: &[String], insecure: bool) -> Result<Self> {
        Self::paced(urls, insecure, 0)
    }

    /// The same, each asked for at most `rate` calls a second; 0 is as many as there are.
    ///
    /// # Errors
    /// As [`Node::new`].
    pub fn paced(urls: &[String], insecure: bool, rate: u32) -> Result<Self> {
        let urls = urls.iter().map(|url| checked(url, insecure)).collect::<Result<Vec<_>>>()?;
        let tls = urls.iter().any(|url| url.scheme() != "http");
        let nodes = urls.into_iter().map(|url| {
            let shown = redact(url.as_str());
            Ok(Candidate::new(shown, Http::with_client(client(is_loopback(&url), tls)?, url).into_box_transport(), rate))
        });
        let failover = Failover::new(nodes.collect::<Result<_>>()?);
        Ok(Self::behind(failover))
    }

    fn behind(failover: Failover) -> Self {
        Self { failover: Some(failover.clone()), ..Self::over(failover) }
    }

    /// Each of several nodes for itself, and what it is called; none where there is no choice.
    pub(super) fn each(&self) -> Vec<(String, Self)> {
        let each = self.failover.iter().flat_map(Failover::each);
        each.map(|(shown, alone)| (shown, Self { timely: self.timely, ..Self::behind(alone) })).collect()
    }

    /// The node of this number among [`Self::each`] is asked first from now on.
    pub(super) fn prefer(&self, index: usize) {
        if let Some(failover) = &self.failover {
            failover.prefer(index);
        }
    }

    /// The network's blocks come by the clock, as on public networks: one from the future is not believed.
    #[must_use]
    pub fn timely(self, timely: bool) -> Self {
        Self { timely, ..self }
    }

    /// Whether the network's blocks come by the clock.
    pub(crate) fn is_timely(&self) -> bool {
        self.timely
    }

    /// A node behind any transport, such as the practice chain in this process.
    pub fn over(transport: impl IntoBoxTransport) -> Self {
        let provider = ProviderBuilder::default().connect_client(RpcClient::new(transport, true)).erased();
        Self { provider, failover: None, timely: false, proving: false, simulated_here: Arc::default() }
    }

    /// Whether it must prove the state that simulations run over, and so is not asked for the simulations themselves.
    #[must_use]
    pub fn proving(mut self, proving: bool) -> Self {
        self.proving = proving;
        self
    }

    /// Whether it must prove the state that simulations run over.
    pub fn must_prove(&self) -> bool {
        self.proving
    }

    /// Whether simulations run in this process, over state that is read from it.
    pub(crate) fn is_simulated_here(&self) -> bool {
        self.simulated_here.load(Ordering::Relaxed)
    }

    /// Remembers that from now on simulations run in this process; whether that is news.
    pub(crate) fn simulate_here(&self) -> bool {
        !self.simulated_here.swap(true, Ordering::Relaxed)
    }

    /// The node that answered last is of this chain; any other is asked which it is of before it is asked for anything else.
    pub(super) fn insist(&self, chain_id: u64) {
        if let Some(failover) = &self.failover {
            failover.insist(chain_id);
        }
    }

    /// The node that answered last, without what may be a key; and how many requests were made of all.
    pub fn used(&self) -> (String, usize) {
        self.failover.as_ref().map_or_else(|| ("this process".into(), 0), Failover::used)
    }

    /// How many calls may go out together now, so that it is asked no more often than is allowed.
    pub fn at_once(&self) -> usize {
        self.failover.as_ref().map_or(usize::MAX, Failover::at_once)
    }

    /// The alloy provider, without fillers.
    pub fn provider(&self) -> &DynProvider {
        &self.provider
    }
}

/// The proxies of the environment count beyond this machine, where a proxy could not reach it.
fn client(local: bool, tls: bool) -> Result<Client> {
    let mut client = Client::builder().timeout(PATIENCE).redirect(Policy::none());
    if local {
        client = client.no_proxy();
    }
    if !tls {
        // Reading the system's certificates takes longer than a local node takes to answer, and nobody would ask for them.
        client = client.tls_certs_only([]);
    }
    client.build().context("no HTTP client")
}

/// Whether a URL is of this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback()),
        None => false,
    }
}

/// Accepts https everywhere and http on loopback.
fn checked(text: &str, insecure: bool) -> Result<Url> {
    let url: Url = text.parse().map_err(|_| Failure::usage(format!("`{}` is not a URL", redact(text))))?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) || insecure => Ok(url),
        "http" => Err(Failure::usage(format!("`{}` would be asked in the clear", redact(text)))
            .hint("use https, or pass `--allow-insecure-rpc`")
            .into()),
        scheme => Err(Failure::usage(format!("`{scheme}` is not a scheme for `--rpc-url`")).hint("use https").into()),
    }
}

/// A URL without what may be a key: its user, path and query.
pub fn redact(text: &str) -> String {
    match text.parse::<Url>() {
        Ok(url) if url.has_host() => {
            let hidden = url.path().len() > 1 || url.query().is_some() || !url.username().is_empty();
            format!("{}{}", url.origin().ascii_serialization(), if hidden { "/…" } else { "" })
        }
        _ => "…".into(),
    }
}

/// Whether the node says that it does not have a method.
pub(crate) fn no_such_method(err: &TransportError) -> bool {
    let words = |answer: &str| ["method not found", "unsupported method", "method not supported"].iter().any(|part| answer.contains(part));
    err.as_error_resp().is_some_and(|answer| answer.code == -32601 || words(&answer.message.to_lowercase()))
}

/// Whether the node says that it does not have a method, or not for whoever asks: providers refuse in many words what costs them much.
pub(crate) fn refuses_method(err: &TransportError, method: &str) -> bool {
    const NO: [&str; 12] = [
        "not available",
        "unavailable",
        "not found",
        "not exist",
        "unsupported",
        "not supported",
        "not implemented",
        "whitelisted",
        "not allowed",
        "not enabled",
        "disabled",
        "upgrade",
    ];
    let Some(answer) = err.as_error_resp() else { return false };
    let words = answer.message.to_lowercase();
    let named = words.contains("method") || words.contains(&method.to_lowercase());
    // -32004 is a method that is not supported (EIP-1474).
    no_such_method(err) || answer.code == -32004 || named && NO.iter().any(|no| words.contains(no))
}

/// Words for a transport error, without the URL that HTTP clients put into theirs.
pub(crate) fn sorry(err: TransportError) -> anyhow::Error {
    if let Some(failure) = limit(&err) {
        return failure.into();
    }
    let words = match err {
        RpcError::ErrorResp(answer) => format!("the node answers: {}", Label::new(&answer.message, 300)),
        RpcError::Transport(TransportErrorKind::HttpError(http) | TransportErrorKind::HttpErrorWithRetryAfter { error: http, .. }) => {
            format!("the node answers with HTTP status {}", http.status)
        }
        RpcError::Transport(kind) => {
            let words = match kind {
                TransportErrorKind::Custom(inner) => {
                    match inner.downcast::<reqwest::Error>().map_err(|other| other.downcast::<Failure>()) {
                        Ok(err) => return Failure::failed("node", unreached(*err)).hint("check `--rpc-url`").into(),
                        Err(Ok(failure)) => return (*failure).into(),
                        Err(Err(other)) => other.to_string(),
                    }
                }
                other => other.to_string(),
            };
            let words = format!("the node does not answer: {}", Label::new(&words, 300));
            return Failure::failed("node", words).hint("check `--rpc-url`").into();
        }
        RpcError::NullResp => "the node answers nothing".into(),
        RpcError::DeserError { .. } => "the node's answer cannot be read".into(),
        other => format!("the node cannot be asked: {}", Label::new(&other.to_string(), 300)),
    };
    Failure::failed("node", words).into()
}

/// Which node could not be reached, and why: the innermost cause, which is the one that people know.
fn unreached(err: reqwest::Error) -> String {
    let node = err.url().map_or_else(String::new, |url| format!(" at {}", redact(url.as_str())));
    if err.is_timeout() {
        return format!("the node does not answer: it takes longer than {} seconds{node}", PATIENCE.as_secs());
    }
    let err = anyhow::Error::from(err.without_url());
    format!("the node does not answer: {}{node}", Label::new(&err.root_cause().to_string(), 300))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_in_urls_are_not_shown() {
        assert_eq!(redact("https://mainnet.example.com/v3/0123456789abcdef"), "https://mainnet.example.com/…");
        assert_eq!(redact("https://user:key@node.example.com"), "https://node.example.com/…");
        assert_eq!(redact("http://127.0.0.1:8545"), "http://127.0.0.1:8545");
        assert_eq!(redact("not a url"), "…");
        for url in [
            "https://KEY@node.example.com",
            "https://:KEY@node.example.com/",
            "https://node.example.com?KEY",
            "https://node.example.com/#KEY",
            "wss://node.example.com/KEY",
            "https:node.example.com/KEY",
            "https://KEY:x@",
            "localhost:8545/KEY",
            "KEY",
        ] {
            assert!(!redact(url).contains("KEY"), "{url}: {}", redact(url));
            let said = checked(url, false).err().map(|err| format!("{err:#}")).unwrap_or_default();
            assert!(!said.contains("KEY") && !said.contains("key"), "{url}: {said}");
        }
    }

    #[tokio::test]
    async fn a_node_that_is_not_there_is_named_with_the_cause() {
        let node = Node::new(&["http://127.0.0.1:1/a-key".into()], false).unwrap();
        let said = sorry(node.provider().get_chain_id().await.unwrap_err()).to_string();
        assert!(said.starts_with("the node does not answer: ") && said.ends_with(" at http://127.0.0.1:1/…"), "{said}");
        assert!(!said.contains("a-key") && !said.contains("sending request"), "{said}");
    }

    #[test]
    fn a_method_that_a_plan_does_not_have_is_told_from_a_call_that_fails() {
        let says = |code, message: &'static str| {
            RpcError::ErrorResp(alloy::rpc::json_rpc::ErrorPayload { code, message: message.into(), data: None })
        };
        for (code, message) in [
            (-32601, "x"),
            (-32004, "x"),
            (-32000, "method is not available on the free tier, please upgrade"),
            (-32000, "rpc method is not whitelisted"),
            (-32000, "eth_simulateV1 is not supported"),
            (35, "this method is disabled"),
            (-32600, "The Method eth_simulateV1 is not allowed on this plan"),
        ] {
            assert!(refuses_method(&says(code, message), "eth_simulateV1"), "{message}");
        }
        for (code, message) in [(-38014, "insufficient funds"), (-32000, "header not found"), (3, "reverted: not allowed"), (-32603, "x")] {
            assert!(!refuses_method(&says(code, message), "eth_simulateV1"), "{message}");
        }
    }

    #[test]
    fn only_loopback_is_asked_in_the_clear() {
        for url in [
            "http://127.0.0.1:8545",
            "http://localhost:1",
            "http://LOCALHOST:1",
            "http://[::1]:8545",
            "http://0x7f000001",
            "http://2130706433",
            "http://127.1",
            "http://evil.example@127.0.0.1",
            "https://node.example.com",
        ] {
            assert!(checked(url, false).is_ok(), "{url}");
        }
        for url in [
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example",
            "http://localhost@evil.example",
            "http://127.0.0.1:8545@evil.example",
            "http://evil.example\\@localhost",
            "http://evil.example/@localhost",
            "http://evil.example?@localhost",
            "http://evil.example#@localhost",
            "http:\\\\evil.example\\@127.0.0.1",
            "http://xlocalhost",
            "http://localhost%2eevil.example",
            "http://0.0.0.0",
            "http://128.0.0.1",
            "http://[::ffff:10.0.0.1]",
            "http://10.0.0.1",
            "ws://127.0.0.1",
            "file:///etc/passwd",
            "x",
        ] {
            assert!(checked(url, false).is_err(), "{url}");
        }
        assert!(checked("http://10.0.0.1", true).is_ok());
    }
}
