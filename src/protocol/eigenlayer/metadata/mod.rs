//! What AVSs and operators publish about themselves: a stranger's words, fetched with bounds, cleaned, and kept on disk by URI.

mod fetch;
mod parse;

pub use parse::{Metadata, SetMetadata};

use super::scan::private_folder;
use crate::label::Label;
use alloy::primitives::{B256, keccak256};
use anyhow::{Context, Result};
use fetch::Fetcher;
use futures::{StreamExt, stream};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// How many hosts are asked at once.
const AT_ONCE: usize = 32;

/// How old a kept copy may be to be taken without asking its host.
pub const FOR_TERMS: Duration = Duration::from_secs(600);
/// The same where only a name is wanted.
pub const FOR_NAMES: Duration = Duration::from_secs(7 * 86_400);

/// What became of reading one URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was read, now or a short time ago.
    Read(Box<Metadata>),
    /// It was read at an earlier time, and cannot be read now: why.
    Earlier(Box<Metadata>, String),
    /// It could not be read, and never was: why.
    Unreachable(String),
}

impl Reading {
    /// What was read.
    pub fn metadata(&self) -> Option<&Metadata> {
        match self {
            Self::Read(metadata) | Self::Earlier(metadata, _) => Some(metadata),
            Self::Unreachable(_) => None,
        }
    }

    /// Why it cannot be read now, if so.
    pub fn failure(&self) -> Option<&str> {
        match self {
            Self::Read(_) => None,
            Self::Earlier(_, why) | Self::Unreachable(why) => Some(why),
        }
    }

    /// The name it gives, if it was read and gives one.
    pub fn name(&self) -> Option<&Label> {
        self.metadata().and_then(|metadata| metadata.name.as_ref())
    }
}

/// Fetches metadata and keeps it.
pub struct Library {
    fetcher: Fetcher,
    folder: PathBuf,
}

/// How long a host that failed is left alone at most.
const LEFT_ALONE: Duration = Duration::from_secs(86_400);

/// What is kept of one URI: the last body that could be read, and the last failure since.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    uri: String,
    fetched_at: u64,
    body: Option<String>,
    failed: Option<(u64, String)>,
}

impl Kept {
    fn metadata(&self) -> Option<Metadata> {
        self.body.as_ref().and_then(|body| digested(body.as_bytes()).ok())
    }

    fn reading(self) -> Reading {
        match (self.metadata(), self.failed) {
            (Some(metadata), None) => Reading::Read(Box::new(metadata)),
            (Some(metadata), Some((_, why))) => Reading::Earlier(Box::new(metadata), why),
            (None, failed) => Reading::Unreachable(failed.map_or_else(|| "it was never read".into(), |(_, why)| why)),
        }
    }
}

impl Library {
    /// Keeps what it reads under `cache`, in `metadata/`. Hosts on this machine are asked only if `local`, for development chains.
    ///
    /// # Errors
    /// When there is no HTTP client.
    pub fn new(cache: &Path, local: bool) -> Result<Self> {
        Ok(Self { fetcher: Fetcher::new(local)?, folder: cache.join("metadata") })
    }

    /// Reads one URI. A copy younger than `age` is taken as it is; an older one is taken where its host does not answer.
    pub async fn read(&self, uri: &str, age: Duration) -> Reading {
        let kept = self.kept(uri).unwrap_or_else(|| Kept { uri: uri.into(), ..Kept::default() });
        let now = seconds_now();
        let within = |at: u64, age: Duration| now.checked_sub(at).is_some_and(|old| old < age.as_secs());
        let failed = kept.failed.as_ref().is_some_and(|(at, _)| within(*at, age.min(LEFT_ALONE)));
        if failed || (within(kept.fetched_at, age) && kept.metadata().is_some()) {
            return kept.reading();
        }
        let body = self.fetcher.fetch(uri).await.and_then(|body| String::from_utf8(body).context("it is not text"));
        let read = body.and_then(|body| digested(body.as_bytes()).map(|_| body));
        let kept = match read {
            Ok(body) => Kept { fetched_at: now, body: Some(body), failed: None, ..kept },
            Err(err) => Kept { failed: Some((now, format!("{err:#}"))), ..kept },
        };
        // A cache that cannot be written is a slow cache, not a failure.
        let _ = self.keep(&kept);
        kept.reading()
    }

    /// What can be said of a URI without asking its host: what it carries itself, or what was read last, however long ago.
    pub fn at_hand(&self, uri: &str) -> Option<Metadata> {
        match fetch::carried(uri) {
            Some(body) => digested(&body.ok()?).ok(),
            None => self.kept(uri)?.metadata(),
        }
    }

    /// Reads several URIs, some at a time; the answers are in the order given.
    pub async fn read_all<'a>(&self, uris: impl IntoIterator<Item = &'a str>, age: Duration, done: &(dyn Fn() + Sync)) -> Vec<Reading> {
        let reads = uris.into_iter().enumerate().map(|(place, uri)| async move {
            let reading = self.read(uri, age).await;
            done();
            (place, reading)
        });
        // A slow host holds up nobody behind it.
        let mut readings: Vec<_> = stream::iter(reads.collect::<Vec<_>>()).buffer_unordered(AT_ONCE).collect().await;
        readings.sort_unstable_by_key(|(place, _)| *place);
        readings.into_iter().map(|(_, reading)| reading).collect()
    }

    fn path(&self, uri: &str) -> PathBuf {
        self.folder.join(format!("{}.json", alloy::hex::encode(keccak256(uri.as_bytes()))))
    }

    fn kept(&self, uri: &str) -> Option<Kept> {
        let kept: Kept = serde_json::from_slice(&fs::read(self.path(uri)).ok()?).ok()?;
        (kept.uri == uri).then_some(kept)
    }

    fn keep(&self, kept: &Kept) -> Result<()> {
        if kept.uri.starts_with("data:") {
            return Ok(());
        }
        private_folder(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        serde_json::to_writer(&mut file, kept)?;
        file.flush()?;
        file.persist(self.path(&kept.uri))?;
        Ok(())
    }
}

/// A body, parsed, with its SHA-256.
fn digested(body: &[u8]) -> Result<Metadata> {
    parse::parse(body, B256::from_slice(&Sha256::digest(body)))
}

fn seconds_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_data_uri_is_read_and_a_dead_host_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::new(folder.path(), true).unwrap();
        let uris = [r#"data:application/json,{"name":"One"}"#, "data:application/json;base64,eyJuYW1lIjoiVHdvIn0=", "http://127.0.0.1:1/x"];
        let read = library.read_all(uris, FOR_TERMS, &|| ()).await;
        let names: Vec<_> = read.iter().map(|reading| reading.name().map(Label::as_str)).collect();
        assert_eq!(names, [Some("One"), Some("Two"), None]);
    }

    #[tokio::test]
    async fn what_is_at_hand_is_read_without_its_host() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::new(folder.path(), true).unwrap();
        let uri = "http://127.0.0.1:1/avs.json";
        assert!(library.at_hand(uri).is_none() && library.at_hand("data:,{").is_none());
        library.keep(&Kept { uri: uri.into(), fetched_at: 1, body: Some(r#"{"name":"Kept"}"#.into()), failed: None }).unwrap();
        assert_eq!(library.at_hand(uri).unwrap().name.unwrap().as_str(), "Kept");
        assert_eq!(library.at_hand(r#"data:application/json,{"name":"One"}"#).unwrap().name.unwrap().as_str(), "One");
    }

    #[tokio::test]
    async fn a_slow_host_holds_up_nobody_and_the_order_stays() {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let slow = format!("http://{}/x", listener.local_addr().unwrap());
        let (folder, count) = (tempfile::tempdir().unwrap(), std::sync::atomic::AtomicUsize::new(0));
        let library = Library::new(folder.path(), true).unwrap();
        let others: Vec<_> = (0..AT_ONCE * 2).map(|n| format!(r#"data:application/json,{{"name":"N{n}"}}"#)).collect();
        let told = || {
            count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        };
        let all = library.read_all([slow.as_str()].into_iter().chain(others.iter().map(String::as_str)), FOR_NAMES, &told);
        let host = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            assert!(stream.read(&mut [0; 4096]).await.unwrap() > 0);
            // It answers only when everybody else is done.
            while count.load(std::sync::atomic::Ordering::Relaxed) < others.len() {
                tokio::task::yield_now().await;
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"name\":\"Slow\"}").await.unwrap();
            stream
        };
        let (read, _stream) = tokio::join!(all, host);
        let names: Vec<_> = read.iter().map(|reading| reading.name().unwrap().as_str()).collect();
        assert_eq!((names[0], names[1], names.len()), ("Slow", "N0", others.len() + 1));
    }

    #[tokio::test]
    async fn a_kept_copy_serves_while_its_host_is_away() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::new(folder.path(), true).unwrap();
        let uri = "http://127.0.0.1:1/avs.json";
        library.keep(&Kept { uri: uri.into(), fetched_at: 1, body: Some(r#"{"name":"Kept"}"#.into()), failed: None }).unwrap();
        let reading = library.read(uri, FOR_TERMS).await;
        assert_eq!(reading.name().unwrap().as_str(), "Kept");
        assert!(reading.failure().is_some(), "its host is away, and that is said");
        assert!(library.read("http://127.0.0.1:1/other", FOR_TERMS).await.metadata().is_none());
    }

    #[tokio::test]
    async fn a_host_that_failed_is_left_alone_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::new(folder.path(), true).unwrap();
        let uri = "http://127.0.0.1:1/avs.json";
        library.keep(&Kept { uri: uri.into(), failed: Some((seconds_now(), "as before".into())), ..Kept::default() }).unwrap();
        assert_eq!(library.read(uri, FOR_NAMES).await, Reading::Unreachable("as before".into()));
        library.keep(&Kept { uri: uri.into(), failed: Some((1, "as before".into())), ..Kept::default() }).unwrap();
        assert_ne!(library.read(uri, FOR_NAMES).await, Reading::Unreachable("as before".into()));
    }
}
