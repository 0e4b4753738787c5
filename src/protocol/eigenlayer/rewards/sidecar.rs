//! The rewards sidecar's HTTP API: a stranger's answers, bounded in size and time, and proved before they are used.

use super::claim::{Account, Proof, Whole};
use crate::{
    chain::{is_loopback, redact},
    error::Failure,
    label::Label,
};
use alloy::primitives::Address;
use anyhow::{Context, Result, bail, ensure};
use reqwest::{Client, RequestBuilder, Url, header, redirect::Policy};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;
use std::time::Duration;

/// How long an answer may take: a sidecar builds the whole tree for a proof.
const PATIENCE: Duration = Duration::from_secs(120);
/// The largest answer, in bytes.
const LARGEST: usize = 8 << 20;

/// A sidecar.
#[derive(Clone, Debug)]
pub struct Sidecar {
    client: Client,
    base: String,
}

/// What the sidecar sums up of an earner's token.
#[derive(Deserialize)]
struct Summary {
    token: Account,
    /// Everything up to the newest active root.
    #[serde(default)]
    active: Whole,
}

#[derive(Deserialize)]
struct Summaries {
    #[serde(default)]
    rewards: Vec<Summary>,
}

/// A distribution root as the sidecar lists it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Root {
    #[serde(default)]
    root_index: Whole,
    #[serde(default)]
    disabled: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Roots {
    #[serde(default)]
    distribution_roots: Vec<Root>,
}

#[derive(Deserialize)]
struct Fault {
    message: String,
}

impl Sidecar {
    /// A sidecar by its URL: https, or http on this machine.
    ///
    /// # Errors
    /// When the URL cannot be read, or would be asked in the clear.
    pub fn new(url: &str) -> Result<Self> {
        let parsed: Url = url.parse().map_err(|_| Failure::usage(format!("`{}` is not a URL", redact(url))))?;
        let loopback = is_loopback(&parsed);
        let safe = parsed.scheme() == "https" || (parsed.scheme() == "http" && loopback);
        ensure!(safe, Failure::usage(format!("`{}` would be asked in the clear", redact(url))).hint("use https for `--sidecar`"));
        let client = Client::builder().timeout(PATIENCE).redirect(Policy::none());
        // The proxies of the environment count beyond this machine, where a proxy could not reach it.
        let client = if loopback { client.no_proxy() } else { client };
        let client = client.build().context("no HTTP client")?;
        Ok(Self { client, base: url.trim_end_matches('/').into() })
    }

    /// The tokens that the sidecar says `earner` ever earned.
    ///
    /// # Errors
    /// When the sidecar does not answer as it should.
    pub(super) async fn tokens(&self, earner: Address) -> Result<Vec<Address>> {
        let request = self.client.get(format!("{}/rewards/v1/earners/{earner:#x}/summarized-rewards", self.base));
        let summaries: Summaries = self.answer(request).await?;
        Ok(summaries.rewards.into_iter().filter(|summary| !summary.active.0.is_zero()).map(|summary| summary.token.0).collect())
    }

    /// The indices of the roots that the sidecar knows and that were not disabled, the newest first.
    ///
    /// # Errors
    /// When the sidecar does not answer as it should.
    pub(super) async fn roots(&self) -> Result<Vec<u32>> {
        let roots: Roots = self.answer(self.client.get(format!("{}/rewards/v1/distribution-roots", self.base))).await?;
        let standing = roots.distribution_roots.into_iter().filter(|root| !root.disabled);
        let mut indices = standing.map(|root| root.root_index.small()).collect::<Result<Vec<_>>>()?;
        indices.sort_unstable_by(|a, b| b.cmp(a));
        Ok(indices)
    }

    /// The proof of what `earner` earned of `tokens` by the root of this index.
    ///
    /// # Errors
    /// When the sidecar does not answer as it should.
    pub(super) async fn proof(&self, earner: Address, tokens: &[Address], root_index: u32) -> Result<Proof> {
        let tokens: Vec<_> = tokens.iter().map(|token| format!("{token:#x}")).collect();
        let body = json!({ "earnerAddress": format!("{earner:#x}"), "tokens": tokens, "rootIndex": root_index });
        let request = self.client.post(format!("{}/rewards/v1/claim-proof", self.base));
        let body = self.body(request.header(header::CONTENT_TYPE, "application/json").body(body.to_string())).await?;
        Proof::parse(&body).context("the sidecar's proof cannot be read")
    }

    async fn answer<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T> {
        serde_json::from_slice(&self.body(request).await?).context("the sidecar's answer cannot be read")
    }

    async fn body(&self, request: RequestBuilder) -> Result<Vec<u8>> {
        let sorry = |err: reqwest::Error| {
            let silent = Failure::failed("sidecar", format!("the sidecar at {} does not answer", redact(&self.base)));
            anyhow::Error::from(err.without_url()).context(silent.hint("pass another one with `--sidecar`, or `--claims FILE`"))
        };
        let mut response = request.send().await.map_err(sorry)?;
        let mut body = vec![];
        while let Some(chunk) = response.chunk().await.map_err(sorry)? {
            ensure!(body.len().saturating_add(chunk.len()) <= LARGEST, "the sidecar answers with more than {} MiB", LARGEST >> 20);
            body.extend_from_slice(&chunk);
        }
        if !response.status().is_success() {
            let words = serde_json::from_slice::<Fault>(&body).map(|fault| format!(": {}", Label::new(&fault.message, 200)));
            let status = response.status().as_u16();
            bail!(Failure::failed("sidecar", format!("the sidecar answers with HTTP status {status}{}", words.unwrap_or_default())));
        }
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::B256;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    /// A server that gives one answer and returns what it was asked.
    async fn serve(answer: String) -> (Sidecar, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sidecar = Sidecar::new(&format!("http://{}/mainnet/", listener.local_addr().unwrap())).unwrap();
        let task = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = String::new();
            while !asked.contains("\r\n\r\n") || (asked.starts_with("POST") && !asked.ends_with('}')) {
                let mut buffer = vec![0; 4096];
                let read = stream.read(&mut buffer).await.unwrap();
                asked.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
            }
            // A client that reads no further may hang up.
            let _ = stream.write_all(answer.as_bytes()).await;
            asked
        });
        (sidecar, task)
    }

    fn http(status: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
    }

    #[test]
    fn only_this_machine_is_asked_in_the_clear() {
        assert!(Sidecar::new("https://sidecar.example/mainnet").is_ok());
        assert!(Sidecar::new("http://localhost:7101").is_ok());
        for url in ["http://sidecar.example", "ftp://127.0.0.1", "sidecar", "http://127.0.0.1.example"] {
            assert!(Sidecar::new(url).is_err(), "{url}");
        }
    }

    #[tokio::test]
    async fn tokens_that_earned_nothing_yet_are_left_out() {
        let [earner, token] = [7, 8].map(Address::repeat_byte);
        let body = format!(r#"{{"rewards":[{{"token":"{token:#x}","active":"5","claimed":"1"}},{{"token":"{earner:#x}"}}]}}"#);
        let (sidecar, asked) = serve(http("200 OK", &body)).await;
        assert_eq!(sidecar.tokens(earner).await.unwrap(), [token]);
        let line = format!("GET /mainnet/rewards/v1/earners/{earner:#x}/summarized-rewards HTTP/1.1");
        assert!(asked.await.unwrap().starts_with(&line));
    }

    #[tokio::test]
    async fn roots_are_the_newest_first_without_the_disabled() {
        let body = r#"{"distributionRoots":[{"root":"0x","rootIndex":"2"},{"rootIndex":"3","disabled":true},{"rootIndex":"9"},{}]}"#;
        let (sidecar, _) = serve(http("200 OK", body)).await;
        assert_eq!(sidecar.roots().await.unwrap(), [9, 2, 0]);
    }

    #[tokio::test]
    async fn a_proof_is_asked_for_by_root_and_token() {
        let token = Address::repeat_byte(8);
        let word = B256::repeat_byte(1);
        let body = format!(r#"{{"proof":{{"root":"{word}","earnerLeaf":{{"earner":"{token:#x}","earnerTokenRoot":"{word}"}}}}}}"#);
        let (sidecar, asked) = serve(http("200 OK", &body)).await;
        assert_eq!(sidecar.proof(token, &[token], 4).await.unwrap().root, word);
        let asked = asked.await.unwrap();
        assert!(asked.contains("application/json"));
        assert!(asked.ends_with(&format!(r#"{{"earnerAddress":"{token:#x}","rootIndex":4,"tokens":["{token:#x}"]}}"#)));
    }

    #[tokio::test]
    async fn a_fault_is_said_in_the_sidecars_own_words_made_harmless() {
        let (sidecar, _) = serve(http("404 Not Found", r#"{"code":5,"message":"no such \u001b[2Jroot"}"#)).await;
        assert!(sidecar.roots().await.unwrap_err().to_string().ends_with("404: no such ·[2Jroot"));
        let (sidecar, _) = serve(http("200 OK", "<html>")).await;
        assert!(sidecar.roots().await.is_err());
    }

    #[tokio::test]
    async fn an_endless_answer_is_cut_off() {
        let (sidecar, _) = serve(http("200 OK", &" ".repeat(LARGEST + 1))).await;
        assert!(sidecar.roots().await.unwrap_err().to_string().contains("8 MiB"));
    }
}
