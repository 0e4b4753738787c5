//! The commands that a newcomer would type, from the first account to the last claim.

use super::stage::{Played, Stage, text};
use crate::{
    app::App,
    error::Failure,
    practice::world::{WITHDRAWAL_DELAY, World},
    signer::files,
    ui::Report,
};
use alloy::primitives::{Address, U256, utils::parse_ether};
use anyhow::{Context, Result};
use serde::Serialize;
use std::{fmt, fs};
use tokio::task::spawn_blocking;

/// What the newcomer wants to secure, and nothing else.
const WANTED: [&str; 2] = ["Beacon Watch", "Data Harbor"];

/// Plays the whole journey; it ends at the first command that fails, with what was played until then.
pub(super) async fn run(app: &App) -> Result<Box<dyn Report>> {
    let mut stage = Stage::new(app)?;
    let whole = play(&mut stage).await;
    let failed = stage.failed().map_or_else(|| "the journey cannot go on".to_owned(), |command| format!("`{command}` failed"));
    let journey = Journey { steps: stage.played };
    match whole {
        Ok(()) => Ok(Box::new(journey)),
        Err(err) => Err(err.context(Failure::failed("practice", failed).after(serde_json::to_value(journey)?))),
    }
}

async fn play(stage: &mut Stage) -> Result<()> {
    stage.tell("A throw-away home and a chain inside this process: nothing here is worth anything.")?;
    let owner = open_account(stage).await?;
    // Beside this thread, which has to hear of ^C meanwhile.
    let built = spawn_blocking(move || World::new(&[owner])).await.context("the practice world cannot be built")?;
    let world = built.context("the practice world cannot be built")?;
    world.fund(owner, parse_ether("100").unwrap_or(U256::ZERO));
    stage.set(&world)?;
    enter(stage).await?;
    delegate(stage).await?;
    claim_rewards(stage, &world, owner).await?;
    leave(stage, &world).await?;
    change(stage, &world).await?;
    stage.play(&["history", "list"]).await?;
    stage.play(&["portfolio"]).await?;
    Ok(())
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
    let before = world.head();
    world.finalize_withdrawals()?;
    world.unlock_kelp()?;
    wait(world);
    stage.tell(&format!("{}: Lido finalises what is queued, and Kelp unlocks what it owes.", since(world, before)))?;
    stage.play(&["claim", "--yes"]).await?;
    Ok(())
}

/// Ends the delegation, and enters it again by one command under the terms that are accepted already.
async fn change(stage: &mut Stage, world: &World) -> Result<()> {
    stage.play(&["undelegate", "--yes"]).await?;
    let before = world.head();
    wait(world);
    stage.tell(&format!("{}: what left with the delegation has waited long enough.", since(world, before)))?;
    stage.play(&["claim", "--as-shares", "--yes"]).await?;
    let [one, other] = WANTED;
    stage.play(&["avs", "choose", one, other, "--yes"]).await?;
    Ok(())
}

/// Lets pass what EigenLayer has a withdrawal wait.
fn wait(world: &World) {
    world.mine(u64::from(WITHDRAWAL_DELAY).saturating_add(1));
}

fn since(world: &World, before: u64) -> String {
    format!("{} blocks pass", world.head().saturating_sub(before))
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
