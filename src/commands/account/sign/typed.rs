//! Typed data (EIP-712): what it gives away is put in words before it is signed, and written down once it is.

use super::{Consent, Review, Signed, Strangers, calls, fields::Writer, read, signing, writing::quoted};
use crate::{
    app::App,
    error::Failure,
    journal::{Event, Journal, message_id},
    pipeline::Book,
    protocol::{
        meaning::{Meaning, Scene, meaning, well_known},
        registry::Registry,
    },
    signer::Selected,
    typed::{MOST_BYTES, Typed},
    ui::Report,
};
use alloy::primitives::{Address, B256};
use anyhow::{Context, Result, bail};
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;
use std::{collections::BTreeSet, fmt, path::PathBuf};

/// Sign typed data (EIP-712), such as a permit or an owner's word for a Safe
///
/// The file holds the JSON of `eth_signTypedData_v4`. Its domain has to be of the network that is chosen. What it gives away
/// is put in words where its type is known, and every field is shown; no node is asked, and nothing is sent.
#[derive(Debug, Args)]
pub(in crate::commands::account) struct SignTyped {
    /// The file; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    consent: Consent,
    #[command(flatten)]
    strangers: Strangers,
}

impl SignTyped {
    pub(in crate::commands::account) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (account, registry) = (signing(app)?, app.registry()?);
        let text = read(app, &self.file, MOST_BYTES)?;
        let typed = Typed::parse(&text)
            .with_context(|| Failure::failed("typed-data", format!("the typed message in {} cannot be used", self.file.display())))?;
        of_network(registry, &typed)?;
        let book = book(app, registry);
        let scene = Scene { names: &book.names, registry, account: account.address(), now: now() };
        let mut meaning = meaning(&scene, &typed);
        let (review, strangers) = self.review(app, &account, (&typed, &book), &mut meaning)?;
        app.ui().show(review.trim_end());
        if !strangers.is_empty() {
            let all: Vec<_> = strangers.iter().map(Address::to_string).collect();
            let message = format!("{}, or what is called there, is not in the registry", all.join(", "));
            let options: Vec<_> = all.iter().map(|address| format!("`--allow-unknown {address}`")).collect();
            bail!(Failure::refused("unknown", message).hint(format!("if you know it, pass {}", options.join(" "))));
        }
        let hashes = typed.hashes();
        self.consent.ask(app, &account, hashes.digest, !meaning.dangers.is_empty())?;
        // Open before the key is, so that nothing is signed that cannot be written down.
        let mut journal = Journal::open(&app.places().journal(), registry.chain_id, account.address())?;
        let signature = app.unlock(&account).await?.sign_typed(typed.data()).await?;
        let primary_type = typed.primary_type().to_owned();
        let contract = typed.domain().verifying_contract;
        let event = Event::MessageSigned { digest: hashes.digest, primary_type: primary_type.clone(), contract };
        journal.append(&message_id(hashes.digest), event)?;
        let signed = Signed::new(account.address(), &signature);
        Ok(Box::new(SignedTyped { signed, digest: hashes.digest, domain_hash: hashes.domain, message_hash: hashes.message, primary_type }))
    }

    /// What is shown, and who in it has to be allowed first.
    fn review(
        &self,
        app: &App,
        account: &Selected,
        (typed, book): (&Typed, &Book),
        meaning: &mut Meaning,
    ) -> Result<(String, BTreeSet<Address>)> {
        let registry = app.registry()?;
        let mut review = Review::new(app, account, Some(&format!("{} (chain {})", registry.name, registry.chain_id)));
        let paint = review.paint;
        let title = meaning.title.map_or_else(|| "not recognised".to_owned(), str::to_owned);
        review.text.push_str(&paint.bold(&format!("{}: {title}", typed.primary_type())));
        review.text.push('\n');
        let mut strangers = domain(&mut review, typed, book)?;
        let mut writer = Writer::new(typed, book, account.address(), paint);
        writer.write();
        meaning.dangers.append(&mut writer.dangers);
        meaning.notes.append(&mut writer.notes);
        review.all("means", &meaning.says)?;
        strangers.extend(calls::show(&mut review, book, &meaning.calls));
        strangers.extend(meaning.parties.iter().filter(|party| **party != account.address() && book.name(**party).is_none()));
        review.all("DANGER", &meaning.dangers)?;
        review.all("note", &meaning.notes)?;
        review.text.push_str("  fields\n");
        writer.lines.iter().for_each(|line| review.text.push_str(&format!("    {line}\n")));
        let hashes = typed.hashes();
        for (name, hash) in [("Domain Hash", hashes.domain), ("Message Hash", hashes.message), ("EIP-712 Digest", hashes.digest)] {
            review.hash(name, hash);
        }
        let mut label = "device";
        account.screen_of_typed(typed.data()).iter().flatten().for_each(|line| review.line(std::mem::take(&mut label), line));
        strangers.retain(|stranger| !self.strangers.allow_unknown.contains(stranger));
        Ok((review.text, strangers))
    }
}

/// Where the message counts; gives back its contract where the registry does not know it.
fn domain(review: &mut Review, typed: &Typed, book: &Book) -> Result<BTreeSet<Address>> {
    let domain = typed.domain();
    let chain = domain.chain_id.map_or_else(|| review.paint.red("NO CHAIN: it counts on every one"), |id| format!("chain {id}"));
    let text = |name: &str, text: &Option<std::borrow::Cow<'_, str>>| text.as_ref().map(|text| format!("{name} {}", quoted(text)));
    let lines = [text("name", &domain.name), text("version", &domain.version), Some(chain)];
    let salt = domain.salt.map(|salt| format!("salt {salt}"));
    let mut label = "domain";
    for line in lines.into_iter().chain([salt]).flatten() {
        review.say(std::mem::take(&mut label), &line)?;
    }
    let mut strangers = BTreeSet::new();
    match domain.verifying_contract.filter(|contract| !contract.is_zero()) {
        None => review.line("contract", &review.paint.red("NONE: it counts for whoever takes it")),
        Some(contract) => {
            let name = book.name(contract).map(str::to_owned).unwrap_or_else(|| {
                strangers.insert(contract);
                review.paint.red("NOT IN THE REGISTRY")
            });
            review.line("contract", &name);
            review.line("", &contract.to_string());
        }
    }
    Ok(strangers)
}

/// A message of another chain is not signed by mistake.
fn of_network(registry: &Registry, typed: &Typed) -> Result<()> {
    let Some(id) = typed.domain().chain_id.filter(|id| *id != registry.chain_id) else { return Ok(()) };
    let open = |name| Registry::open(Some(name), None).ok();
    let known = Registry::built_in().filter_map(open).find(|known| id == known.chain_id);
    let hint = match known {
        Some(known) => format!("if you mean that network, pass `--network {}`", known.name),
        None => "if you mean that network, pass `--registry FILE`, a file with its name and chain id".to_owned(),
    };
    let message = format!("the message is of chain {id}, and `{}` is chain {}", registry.name, registry.chain_id);
    Err(Failure::refused("network", message).hint(hint).into())
}

/// The registry's names, with those of one's own accounts.
fn book(app: &App, registry: &Registry) -> Book {
    let mut book = App::book_of(registry);
    for (address, name) in well_known() {
        book.names.entry(address).or_insert_with(|| name.to_owned());
    }
    // An account that cannot be read lends its name to nothing.
    for entry in app.store().list().unwrap_or_default() {
        for address in entry.account.addresses() {
            book.names.entry(*address).or_insert_with(|| format!("your account `{}`", entry.name));
        }
    }
    book
}

fn now() -> u64 {
    Timestamp::now().as_second().try_into().unwrap_or_default()
}

/// A typed message that was signed.
#[derive(Debug, Serialize)]
struct SignedTyped {
    #[serde(flatten)]
    signed: Signed,
    digest: B256,
    domain_hash: B256,
    message_hash: B256,
    primary_type: String,
}

impl fmt::Display for SignedTyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.signed.signature)
    }
}
