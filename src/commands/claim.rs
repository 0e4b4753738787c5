//! Every ticket that is ready, or the ones that are named.

use super::{Intent, SendOptions, terms::gate_deposit};
use crate::{
    app::App,
    error::Failure,
    label::Label,
    plan::Step,
    protocol::{Ask, Kind, Readiness, Ticket, Venue},
    ui::Report,
};
use anyhow::{Error, Result, bail};
use clap::Args;
use futures::future::join_all;

/// Claim what has left its queue
#[derive(Debug, Args)]
pub struct Claim {
    /// The tickets, such as `lido/123`; all that are ready where none is named
    #[arg(value_name = "TICKET")]
    tickets: Vec<String>,
    /// Takes EigenLayer withdrawals back as shares instead of tokens
    #[arg(long)]
    as_shares: bool,
    #[command(flatten)]
    send: SendOptions,
}

impl Claim {
    /// Carries the command out.
    ///
    /// # Errors
    /// When a named ticket is unknown or not ready, and as the venue and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// When a named ticket is unknown or not ready, and as the venue says.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let mut ask = app.ask(&self.send).await?;
        ask.as_shares = self.as_shares;
        let venues = app.registry()?.venues();
        let holdings = join_all(venues.iter().map(|venue| venue.holding(ask.chain, ask.owner))).await;
        let mut tickets: Vec<(&dyn Venue, Vec<Ticket>)> = vec![];
        for (venue, holding) in venues.iter().zip(holdings) {
            match holding {
                Ok(holding) => tickets.push((&**venue, holding.leaving)),
                // One venue that does not answer must not keep the others' tickets.
                Err(err) => app.ui().say(&format!("note: no answer from {}: {err:#}", venue.facts().id)),
            }
        }
        self.all_known(&tickets)?;
        let (mut steps, mut restakes, mut failures) = (vec![], false, vec![]);
        for (venue, tickets) in tickets {
            let wanted: Vec<_> = tickets.into_iter().filter(|ticket| self.wants(ticket)).collect();
            let planned = match self.tickets.is_empty() {
                _ if wanted.is_empty() => continue,
                true => what_can_be(venue, &ask, wanted, &mut failures).await,
                false => venue.claim(&ask, &wanted).await?,
            };
            restakes |= self.as_shares && venue.facts().kind == Kind::Queue && !planned.is_empty();
            steps.extend(planned);
        }
        let mut failures = failures.into_iter();
        if steps.is_empty() {
            let nothing = Failure::failed("nothing", "nothing is ready to be claimed").hint("see what is leaving with `restake portfolio`");
            return Err(failures.next().map_or_else(|| nothing.into(), |(_, err)| err));
        }
        failures.for_each(|(ticket, err)| app.ui().say(&format!("note: {ticket} is left out: {err:#}")));
        // Shares that come back under an operator can be slashed at once; a saved plan meets the gate where it is signed.
        if restakes && self.send.signs() {
            gate_deposit(app, self.send.accept_terms).await?;
        }
        Ok(Intent::new("claim", steps, self.send))
    }

    fn wants(&self, ticket: &Ticket) -> bool {
        match ticket.readiness {
            _ if !self.tickets.is_empty() => self.tickets.contains(&ticket.id),
            // What is paused is asked for too: its protocol says why not, and shares may come out where tokens do not.
            Readiness::Ready | Readiness::Paused => true,
            Readiness::Waiting(_) | Readiness::FromBlock { .. } => false,
        }
    }

    fn all_known(&self, tickets: &[(&dyn Venue, Vec<Ticket>)]) -> Result<()> {
        let known: Vec<_> = tickets.iter().flat_map(|(_, tickets)| tickets).collect();
        for name in &self.tickets {
            let Some(ticket) = known.iter().find(|ticket| ticket.id == *name) else {
                if known.is_empty() {
                    let nothing = Failure::usage(format!("no ticket `{}` is known here", Label::new(name, 80)));
                    bail!(nothing.hint("nothing of this account is leaving: see `restake portfolio`"));
                }
                let ids = known.iter().map(|ticket| ticket.id.as_str());
                return Err(crate::protocol::registry::unknown("ticket", name, ids));
            };
            match ticket.readiness {
                Readiness::Ready | Readiness::Paused => {}
                Readiness::Waiting(_) => bail!(Failure::failed("early", format!("`{name}` waits for its protocol"))),
                Readiness::FromBlock { block, seconds } => {
                    let message = format!("`{name}` can be claimed from block {block} on, in about {}", super::duration(seconds));
                    bail!(Failure::failed("early", message));
                }
            }
        }
        Ok(())
    }
}

/// Plans the claims of the tickets that their venue lets go now; one that it does not keeps none of the others.
async fn what_can_be(venue: &dyn Venue, ask: &Ask<'_>, tickets: Vec<Ticket>, failures: &mut Vec<(String, Error)>) -> Vec<Step> {
    let err = match venue.claim(ask, &tickets).await {
        Ok(steps) => return steps,
        Err(err) => err,
    };
    if let [one] = &tickets[..] {
        failures.push((one.id.clone(), err));
        return vec![];
    }
    let alone = join_all(tickets.iter().map(|ticket| venue.claim(ask, std::slice::from_ref(ticket)))).await;
    let mut rest = vec![];
    for (ticket, planned) in tickets.into_iter().zip(alone) {
        match planned {
            Ok(_) => rest.push(ticket),
            Err(err) => failures.push((ticket.id, err)),
        }
    }
    if rest.is_empty() {
        return vec![];
    }
    venue.claim(ask, &rest).await.unwrap_or_else(|err| {
        failures.push((venue.facts().id, err));
        vec![]
    })
}
