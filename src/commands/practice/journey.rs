//! The commands that a newcomer would type, from the first account to the last claim.

use super::stage::{Played, Stage, text};
use crate::{app::App, practice::world::World, signer::files, ui::Report};
use alloy::primitives::{Address, U256, utils::parse_ether};
use anyhow::{Context, Result};
use serde::Serialize;
use std::{fmt, fs};

/// What the newcomer wants to secure, and nothing else.
const WANTED: [&str; 2] = ["Beacon Watch", "Data Harbor"];

/// Plays the whole journey; it ends at the first command that fails.
pub(super) async fn run(app: &App) -> Result<Box<dyn Report>> {
    let mut stage = Stage::new(app)?;
    stage.tell("A throw-away home and a chain inside this process: nothing here is worth anything.")?;
    let owner = open_account(&mut stage).await?;
    let world = World::new(&[owner]).context("the practice world cannot be built")?;
    world.fund(owner, parse_ether("100").unwrap_or(U256::ZERO));
    stage.set(&world)?;
    enter(&mut stage).await?;
    delegate(&mut stage).await?;
    claim_rewards(&mut stage, &world, owner).await?;
    leave(&mut stage, &world).await?;
    stage.play(&["history", "list"]).await?;
    stage.play(&["portfolio"]).await?;
    Ok(Box::new(Journey { steps: stage.played }))
}

async fn open_account(stage: &mut Stage) -> Result<Address> {
    let (password, phrase) = (stage.file("password.txt"), stage.file("phrase.txt"));
    files::write_new(&password, b"a practice password that guards nothing\n")?;
    let made = stage.play(&["account", "new", "alice", "--mnemonic-out", text(&phrase)?]).await?;
    let address = made["address"].as_str().context("a new account has an address")?;
    address.parse().context("a new account has an address")
}

async fn enter(stage: &mut Stage) -> Result<()> {
    stage.play(&["venues"]).await?;
    stage.play(&["stake", "10", "--with", "lido", "--yes"]).await?;
    stage.play(&["deposit", "3", "steth", "--into", "kelp", "--yes"]).await?;
    stage.play(&["deposit", "5", "steth", "--into", "eigenlayer/steth", "--yes"]).await?;
    Ok(())
}

async fn delegate(stage: &mut Stage) -> Result<()> {
    stage.play(&["avs", "list"]).await?;
    let [one, other] = WANTED;
    let chosen = stage.play(&["avs", "choose", one, other, "--dry-run"]).await?;
    let address = chosen["choices"][0]["operator"]["operator"].as_str().context("nobody secures what is wanted")?;
    let operator = chosen["names"][address].as_str().context("the operator has no name")?.to_owned();
    let terms = stage.play(&["terms", "show", &operator]).await?;
    let digest = terms["digest"].as_str().context("terms have a digest")?.to_owned();
    stage.play(&["terms", "accept", &operator, "--accept-terms", &digest]).await?;
    stage.play(&["delegate", &operator, "--yes"]).await?;
    stage.play(&["terms", "check"]).await?;
    Ok(())
}

async fn claim_rewards(stage: &mut Stage, world: &World, owner: Address) -> Result<()> {
    let claims = stage.file("claims.json");
    fs::write(&claims, world.claims_json(owner)?).context("the claim data cannot be written")?;
    let claims = text(&claims)?.to_owned();
    stage.play(&["rewards", "show", "--claims", &claims]).await?;
    stage.play(&["rewards", "claim", "--claims", &claims, "--yes"]).await?;
    Ok(())
}

async fn leave(stage: &mut Stage, world: &World) -> Result<()> {
    stage.play(&["withdraw", "2", "eigenlayer/steth", "--yes"]).await?;
    stage.play(&["unstake", "1", "steth", "--yes"]).await?;
    stage.play(&["unstake", "1", "rseth", "--for", "steth", "--yes"]).await?;
    stage.play(&["portfolio"]).await?;
    let delay = u64::from(crate::practice::world::WITHDRAWAL_DELAY);
    stage.tell(&format!("{delay} blocks pass, Lido finalises what is queued, and Kelp unlocks what it owes."))?;
    world.finalize_withdrawals()?;
    world.unlock_kelp()?;
    world.mine(delay.saturating_add(1));
    stage.play(&["claim", "--yes"]).await?;
    Ok(())
}

/// What was played.
#[derive(Debug, Serialize)]
struct Journey {
    steps: Vec<Played>,
}

impl fmt::Display for Journey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n# All {} commands worked. The home and the chain are gone.", self.steps.len())
    }
}
