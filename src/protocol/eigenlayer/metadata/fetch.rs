//! Fetching from hosts that strangers name: only https, never this network's inside, and only so much for so long.

use crate::protocol::eigenlayer::base64;
use anyhow::{Context, Result, anyhow, bail, ensure};
use reqwest::{
    Client, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

/// How long a host may take, body included.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a host may take to answer at all.
const CONNECT: Duration = Duration::from_secs(3);
/// The largest body, in bytes.
const LARGEST: usize = 256 << 10;
/// How often a host may send the reader elsewhere.
const REDIRECTS: usize = 3;

/// Asks hosts for documents.
pub(super) struct Fetcher {
    client: Client,
    local: bool,
}

impl Fetcher {
    /// A fetcher; it asks this machine only if `local`.
    pub(super) fn new(local: bool) -> Result<Self> {
        let policy = Policy::custom(move |attempt| {
            let same = attempt.previous().first().is_none_or(|first| first.scheme() == attempt.url().scheme());
            if attempt.previous().len() > REDIRECTS {
                attempt.error("it is redirected too often")
            } else if !same || allowed(attempt.url(), local).is_err() {
                attempt.error("it is redirected to where it must not be")
            } else {
                attempt.follow()
            }
        });
        let client = Client::builder()
            .timeout(PATIENCE)
            .connect_timeout(CONNECT)
            // A proxy would look names up itself, beyond the guard of `Outside`.
            .no_proxy()
            .referer(false)
            .redirect(policy)
            .dns_resolver(std::sync::Arc::new(Outside { local }))
            .build()
            .context("no HTTP client")?;
        Ok(Self { client, local })
    }

    /// The body behind `uri`.
    pub(super) async fn fetch(&self, uri: &str) -> Result<Vec<u8>> {
        if let Some(body) = carried(uri) {
            return body;
        }
        ensure!(strip_scheme(uri, "ipfs:").is_none(), "it is on IPFS, which needs a gateway");
        let url: Url = uri.parse().map_err(|_| anyhow!("it is not a URL"))?;
        allowed(&url, self.local)?;
        let mut response = self.client.get(url).send().await.map_err(plain)?;
        ensure!(response.status().is_success(), "its host answers with HTTP status {}", response.status().as_u16());
        let announced = response.content_length().unwrap_or(0);
        ensure!(announced <= LARGEST as u64, "it is larger than {} KiB", LARGEST >> 10);
        let mut body = vec![];
        while let Some(chunk) = response.chunk().await.map_err(plain)? {
            ensure!(body.len().saturating_add(chunk.len()) <= LARGEST, "it is larger than {} KiB", LARGEST >> 10);
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

/// The body of a URI that carries it.
pub(super) fn carried(uri: &str) -> Option<Result<Vec<u8>>> {
    strip_scheme(uri, "data:").map(inline)
}

fn plain(err: reqwest::Error) -> anyhow::Error {
    let words = if err.is_timeout() { "its host does not answer in time" } else { "its host does not answer" };
    anyhow::Error::from(err.without_url()).context(words)
}

fn strip_scheme<'a>(uri: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = uri.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// https anywhere outside, http on this machine alone; no credentials, no inner addresses.
fn allowed(url: &Url, local: bool) -> Result<()> {
    let host = url.host_str().context("it names no host")?;
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
    let loopback = host.eq_ignore_ascii_case("localhost") || address.is_some_and(|ip| ip.is_loopback());
    ensure!(url.username().is_empty() && url.password().is_none(), "its URL carries credentials");
    match url.scheme() {
        "https" | "http" if loopback => ensure!(local, "it is on this machine"),
        "https" => ensure!(address.is_none_or(is_outside), "its host is inside a private network"),
        "http" => bail!("it would be read in the clear"),
        _ => bail!("its scheme is not https"),
    }
    Ok(())
}

/// Resolves names, and leaves out addresses inside private networks: a name must not lead where an address may not.
struct Outside {
    local: bool,
}

impl Resolve for Outside {
    fn resolve(&self, name: Name) -> Resolving {
        let local = self.local;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let loopback = local && name.as_str().eq_ignore_ascii_case("localhost");
            let fit: Vec<SocketAddr> =
                found.filter(|address| is_outside(address.ip()) || (loopback && address.ip().is_loopback())).collect();
            if fit.is_empty() {
                return Err("its host is inside a private network".into());
            }
            Ok(Box::new(fit.into_iter()) as Addrs)
        })
    }
}

/// The addresses that anyone on the internet can be reached at: not those of <https://www.iana.org/assignments/iana-ipv4-special-registry>.
fn is_outside(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_outside_v4(ip),
        IpAddr::V6(ip) => ip.to_ipv4_mapped().map_or_else(|| is_outside_v6(ip), is_outside_v4),
    }
}

fn is_outside_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let assigned = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99) || (a == 198 && (18..20).contains(&b));
    !(a == 0 || a >= 224 || shared || assigned || ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_documentation())
}

fn is_outside_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Global unicast is 2000::/3; of it, 2001::/23, 2001:db8::/32 and the 6to4 space 2002::/16 lead elsewhere.
    (0x2000..0x4000).contains(&a) && a != 0x2002 && !(a == 0x2001 && (b < 0x200 || b == 0xdb8))
}

/// A `data:` URI's body: percent-encoded text, or base64.
fn inline(rest: &str) -> Result<Vec<u8>> {
    ensure!(rest.len() <= LARGEST.saturating_mul(3), "it is larger than {} KiB", LARGEST >> 10);
    let (kind, body) = rest.split_once(',').context("its `data:` URI has no comma")?;
    let (media, base64) = match kind.rsplit_once(';') {
        Some((media, last)) if last.trim().eq_ignore_ascii_case("base64") => (media, true),
        _ => (kind, false),
    };
    let media = media.split(';').next().unwrap_or_default().trim();
    ensure!(media.is_empty() || media.eq_ignore_ascii_case("application/json") || media.starts_with("text/"), "its `data:` URI is no JSON");
    let body = percent_decoded(body);
    let body = if base64 { base64::decode(&padded(&body)?).context("its base64 cannot be read")? } else { body };
    ensure!(body.len() <= LARGEST, "it is larger than {} KiB", LARGEST >> 10);
    Ok(body)
}

/// Base64 with the padding that many leave out.
fn padded(text: &[u8]) -> Result<String> {
    let mut text = std::str::from_utf8(text).context("its base64 cannot be read")?.trim().to_owned();
    while !text.len().is_multiple_of(4) && !text.ends_with("==") {
        text.push('=');
    }
    Ok(text)
}

/// RFC 3986 section 2.1; a `%` that starts no triplet stands for itself, as browsers have it.
fn percent_decoded(text: &str) -> Vec<u8> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.split_at_checked(2).and_then(|(digits, rest)| Some((u8::from_str_radix(digits, 16).ok()?, rest))) {
            Some((byte, rest)) => {
                bytes.push(byte);
                bytes.extend_from_slice(rest.as_bytes());
            }
            None => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_outside_is_asked() {
        let fit = |url: &str, local| allowed(&url.parse().unwrap(), local).is_ok();
        assert!(fit("https://raw.githubusercontent.com/x/y.json", false));
        assert!(fit("https://8.8.8.8/x", false));
        for url in ["http://a.example/x", "ftp://a.example/x", "file:///etc/passwd", "https://user:key@a.example/x"] {
            assert!(!fit(url, true), "{url}");
        }
        for host in ["10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "[fd00::1]", "[fe80::1]", "[::]"]
        {
            assert!(!fit(&format!("https://{host}/x"), true), "{host}");
        }
        assert!(!fit("https://[::ffff:10.0.0.1]/x", true));
    }

    #[test]
    fn this_machine_is_asked_only_for_local_chains() {
        for url in ["http://127.0.0.1:8080/x", "http://localhost/x", "http://[::1]/x", "https://127.1/x", "https://0x7f.1/x"] {
            assert!(allowed(&url.parse().unwrap(), true).is_ok(), "{url}");
            assert!(allowed(&url.parse().unwrap(), false).is_err(), "{url}");
        }
    }

    #[test]
    fn data_uris_are_decoded_as_their_standards_say() {
        let body = |uri: &str| inline(uri).map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(body("application/json,{%22a%22:1}").unwrap(), r#"{"a":1}"#);
        assert_eq!(body("application/json;charset=utf-8;base64,eyJhIjoxfQ==").unwrap(), r#"{"a":1}"#);
        assert_eq!(body("application/json;base64,eyJhIjoxfQ").unwrap(), r#"{"a":1}"#);
        assert_eq!(body(",{}").unwrap(), "{}");
        assert_eq!(body(",5% of 10%").unwrap(), "5% of 10%");
        for bad in ["application/json", "image/png;base64,AAAA", "application/json;base64,A", "application/json;base64,~~~~"] {
            assert!(inline(bad).is_err(), "{bad}");
        }
        assert!(inline(&format!(",{}", "x".repeat(LARGEST + 1))).is_err());
    }

    #[tokio::test]
    async fn ipfs_is_refused_in_words() {
        let err = Fetcher::new(false).unwrap().fetch("ipfs://bafy").await.unwrap_err();
        assert!(err.to_string().contains("gateway"), "{err}");
    }
}
