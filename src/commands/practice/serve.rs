//! The practice chain as a local node.

use super::stage::quoted;
use crate::{
    app::App,
    practice::{server, world::World},
    run::envelope,
    signer::files,
    ui::{Report, prose},
};
use alloy::{
    primitives::{Address, U256, utils::parse_ether},
    signers::local::PrivateKeySigner,
};
use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Serialize;
use std::{fmt, path::PathBuf};

/// The keys of the practice accounts, worth nothing anywhere: 0x…01, 0x…02 and 0x…03.
const KEYS: [u8; 3] = [1, 2, 3];

/// Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The port on this machine; 0 takes any that is free
    #[arg(long, default_value_t = 8545, value_name = "N")]
    port: u16,
    /// Where the network's registry file is written [default: practice.toml in the home folder]
    #[arg(long, value_name = "FILE")]
    registry_out: Option<PathBuf>,
    /// An account that gets ether and rewards, besides the three whose keys are shown
    #[arg(long, value_name = "ADDRESS", value_parser = crate::commands::an_address)]
    fund: Vec<Address>,
}

impl Serve {
    /// Serves until ^C.
    ///
    /// # Errors
    /// When the port is taken or the registry file cannot be written.
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let people = KEYS.iter().map(|key| person(*key)).collect::<Result<Vec<_>>>()?;
        let mut earners: Vec<_> = people.iter().map(|person| person.address).collect();
        earners.extend(&self.fund);
        let world = World::new(&earners).context("the practice world cannot be built")?;
        for account in &earners {
            world.fund(*account, parse_ether("10000").unwrap_or(U256::ZERO));
        }
        let registry = self.registry_out.unwrap_or_else(|| app.places().home.join("practice.toml"));
        if let Some(folder) = registry.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::make_missing(folder)?;
        }
        files::replace(&registry, world.registry.as_bytes())?;
        let (address, served) = server::serve(world.chain.clone(), self.port, Some(routes(world)))
            .await
            .with_context(|| format!("port {} cannot be listened on", self.port))?;
        let url = format!("http://{address}");
        let serving = Serving { rpc_url: url.clone(), sidecar: url, registry, people };
        let text = if app.global().json { envelope(None, "practice serve", &serving)? } else { serving.to_string() };
        app.ui().result(&text)?;
        served.await;
        bail!("the practice chain has stopped listening");
    }
}

/// The sidecar's own routes, and two handles that turn the world: `POST /practice/{finalize,unlock}`.
fn routes(world: World) -> server::Routes {
    let sidecar = world.sidecar();
    std::sync::Arc::new(move |method, path, body| {
        let turned = match (method, path) {
            ("POST", "/practice/finalize") => world.finalize_withdrawals(),
            ("POST", "/practice/unlock") => world.unlock_kelp(),
            _ => return sidecar(method, path, body),
        };
        Some(match turned {
            Ok(()) => (200, b"{}".to_vec()),
            Err(err) => (500, serde_json::json!({ "error": format!("{err:#}") }).to_string().into_bytes()),
        })
    })
}

fn person(key: u8) -> Result<Person> {
    let secret = U256::from(key).to_be_bytes::<32>();
    let signer = PrivateKeySigner::from_slice(&secret).context("a practice key is a key")?;
    Ok(Person { address: signer.address(), private_key: format!("0x{}", alloy::hex::encode(secret)) })
}

/// A funded practice account, whose key is no secret.
#[derive(Debug, Serialize)]
struct Person {
    address: Address,
    private_key: String,
}

/// Where the chain is served.
#[derive(Debug, Serialize)]
struct Serving {
    rpc_url: String,
    sidecar: String,
    registry: PathBuf,
    people: Vec<Person>,
}

impl fmt::Display for Serving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The practice chain is at {}", self.rpc_url)?;
        writeln!(f, "Its registry is {}", self.registry.display())?;
        writeln!(f, "\n  export RESTAKE_RPC_URL={}", self.rpc_url)?;
        writeln!(f, "  export RESTAKE_REGISTRY={}", quoted(&self.registry.display().to_string()))?;
        writeln!(f, "  export RESTAKE_SIDECAR_URL={}", self.sidecar)?;
        writeln!(f, "\nFunded accounts, with keys that everybody knows:")?;
        for person in &self.people {
            writeln!(f, "  {}\n    {}", person.address, person.private_key)?;
        }
        writeln!(f)?;
        let url = &self.rpc_url;
        let goes_on = format!("let the queues go on with POST {url}/practice/finalize and POST {url}/practice/unlock.");
        prose(f, "", &format!("Move its clock with `evm_increaseTime` and `anvil_mine`; {goes_on} Stop it with ^C."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_exported_can_be_pasted_into_a_shell() {
        let (url, registry) = ("http://127.0.0.1:1".to_owned(), PathBuf::from("/tmp/my home/practice.toml"));
        let text = Serving { rpc_url: url.clone(), sidecar: url, registry, people: vec![person(1).unwrap()] }.to_string();
        assert!(text.lines().all(|line| line.len() <= 80) && text.ends_with(" ^C.\n"), "{text}");
        assert!(text.contains("export RESTAKE_REGISTRY='/tmp/my home/practice.toml'\n"), "{text}");
    }
}
