//! Where requests go: one or several URLs, the next one asked when one fails; keys in URLs are never shown.

use crate::error::Failure;
use alloy::{
    providers::{DynProvider, Provider, ProviderBuilder},
    rpc::{
        client::RpcClient,
        json_rpc::{RequestPacket, ResponsePacket, RpcError},
    },
    transports::{BoxTransport, IntoBoxTransport, TransportError, TransportErrorKind, TransportFut, http::Http},
};
use anyhow::{Context, Result, anyhow};
use reqwest::Url;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{self, Poll},
    time::Duration,
};
use tower::Service;

/// How long a node may take to answer one request.
const PATIENCE: Duration = Duration::from_secs(30);

/// One or several nodes of one chain.
#[derive(Clone)]
pub struct Node {
    provider: DynProvider,
}

impl Node {
    /// Nodes by URL: https, or http on this machine unless `insecure`.
    ///
    /// # Errors
    /// When a URL cannot be read or would send requests in the clear.
    pub fn new(urls: &[String], insecure: bool) -> Result<Self> {
        let urls = urls.iter().map(|url| checked(url, insecure)).collect::<Result<Vec<_>>>()?;
        let mut client = reqwest::Client::builder().timeout(PATIENCE).no_proxy();
        if urls.iter().all(|url| url.scheme() == "http") {
            // Reading the system's certificates takes longer than a local node takes to answer, and nobody would ask for them.
            client = client.tls_certs_only([]);
        }
        let client = client.build().context("no HTTP client")?;
        let nodes: Vec<_> = urls.into_iter().map(|url| Http::with_client(client.clone(), url).into_box_transport()).collect();
        Ok(Self::over(Failover { nodes: nodes.into(), preferred: Arc::default() }))
    }

    /// A node behind any transport, such as the practice chain in this process.
    pub fn over(transport: impl IntoBoxTransport) -> Self {
        let provider = ProviderBuilder::default().connect_client(RpcClient::new(transport, true)).erased();
        Self { provider }
    }

    /// The alloy provider, without fillers.
    pub fn provider(&self) -> &DynProvider {
        &self.provider
    }
}

/// Accepts https everywhere and http on loopback.
fn checked(text: &str, insecure: bool) -> Result<Url> {
    let url: Url = text.parse().map_err(|_| Failure::usage(format!("`{}` is not a URL", redact(text))))?;
    let loopback = match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback()),
        None => false,
    };
    match url.scheme() {
        "https" => Ok(url),
        "http" if loopback || insecure => Ok(url),
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

/// Words for a transport error, without the URL that HTTP clients put into theirs.
pub(crate) fn sorry(err: TransportError) -> anyhow::Error {
    match err {
        RpcError::ErrorResp(answer) => anyhow!("the node answers: {}", crate::label::Label::new(&answer.message, 300)),
        RpcError::Transport(TransportErrorKind::HttpError(http)) => anyhow!("the node answers with HTTP status {}", http.status),
        RpcError::Transport(kind) => {
            let words = match kind {
                TransportErrorKind::Custom(inner) => match inner.downcast::<reqwest::Error>() {
                    Ok(err) => format!("{:#}", anyhow::Error::from(err.without_url())),
                    Err(other) => other.to_string(),
                },
                other => other.to_string(),
            };
            Failure::failed("node", format!("the node does not answer: {words}")).hint("check `--rpc-url`").into()
        }
        RpcError::NullResp => anyhow!("the node answers nothing"),
        RpcError::DeserError { .. } => anyhow!("the node's answer cannot be read"),
        other => anyhow!("the node cannot be asked: {other}"),
    }
}

/// Asks the node that last answered; goes on to the next where one does not.
#[derive(Clone)]
struct Failover {
    nodes: Arc<[BoxTransport]>,
    preferred: Arc<AtomicUsize>,
}

impl Service<RequestPacket> for Failover {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: RequestPacket) -> Self::Future {
        let Self { nodes, preferred } = self.clone();
        Box::pin(async move {
            let start = preferred.load(Ordering::Relaxed);
            let mut last = TransportErrorKind::custom_str("no node is named");
            for index in (0..nodes.len()).cycle().skip(start).take(nodes.len()) {
                let Some(mut node) = nodes.get(index).cloned() else { continue };
                match node.call(request.clone()).await {
                    Ok(answer) => {
                        preferred.store(index, Ordering::Relaxed);
                        return Ok(answer);
                    }
                    Err(err) => last = err,
                }
            }
            Err(last)
        })
    }
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
    }

    #[test]
    fn only_loopback_is_asked_in_the_clear() {
        for url in ["http://127.0.0.1:8545", "http://localhost:1", "http://[::1]:8545", "https://node.example.com"] {
            assert!(checked(url, false).is_ok(), "{url}");
        }
        for url in ["http://localhost.evil.example", "http://10.0.0.1", "ws://127.0.0.1", "file:///etc/passwd", "x"] {
            assert!(checked(url, false).is_err(), "{url}");
        }
        assert!(checked("http://10.0.0.1", true).is_ok());
    }
}
