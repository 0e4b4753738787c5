//! Rewards from a file, from a sidecar over HTTP, by another's hand.

use super::person::{Person, refusal};
use alloy::primitives::{Address, U256};
use restake::{
    practice::server::serve,
    protocol::eigenlayer::rewards::{Claimable, Claims, Sidecar, Source, To},
};

/// The file that the world hands to whoever earned something.
fn file(person: &Person) -> Source {
    Source::Claims(Claims::parse(&person.world.claims_json(person.address()).unwrap()).unwrap())
}

/// The world's sidecar, on this machine.
async fn sidecar(person: &Person) -> Source {
    let (address, serving) = serve(person.world.chain.clone(), 0, Some(person.world.sidecar())).await.unwrap();
    tokio::spawn(serving);
    Source::Sidecar(Sidecar::new(&format!("http://{address}")).unwrap())
}

async fn claimable(person: &Person, source: &Source, only: &[Address]) -> anyhow::Result<Claimable> {
    person.core().claimable(&person.chain().await, person.address(), source, only).await
}

async fn claim(person: &Person, source: &Source, only: &[Address], recipient: Address) -> anyhow::Result<()> {
    let claimable = claimable(person, source, only).await?;
    let chain = person.chain().await;
    let to = To { recipient, rebasing: &[], tokens: &[] };
    person.carry_out(person.core().claim_rewards(&person.ask(&chain), &claimable, to).await?).await.map(drop)
}

#[tokio::test]
async fn what_a_file_proves_is_claimed_once() {
    let person = Person::new();
    let source = file(&person);
    let fresh = claimable(&person, &source, &[]).await.unwrap().fresh();
    assert_eq!(fresh.len(), 3);
    claim(&person, &source, &[], person.address()).await.unwrap();
    for earned in fresh {
        assert_eq!(person.holds(earned.token).await, earned.new);
    }
    assert!(claimable(&person, &source, &[]).await.unwrap().fresh().is_empty());
    assert!(refusal(claim(&person, &source, &[], person.address()).await).starts_with("nothing"));
}

#[tokio::test]
async fn one_token_of_a_sidecar_then_the_rest() {
    let person = Person::new();
    let source = sidecar(&person).await;
    let usdc = person.world.tokens.usdc;
    claim(&person, &source, &[usdc], person.address()).await.unwrap();
    assert!(person.holds(usdc).await > U256::ZERO);
    assert_eq!(person.holds(person.world.tokens.eigen).await, U256::ZERO);
    let rest = claimable(&person, &source, &[]).await.unwrap();
    assert_eq!((rest.tokens.len(), rest.fresh().len()), (3, 2));
    claim(&person, &source, &[], person.address()).await.unwrap();
    assert!(person.holds(person.world.tokens.eigen).await > U256::ZERO);
    let stranger = person.core().claimable(&person.chain().await, Address::repeat_byte(1), &source, &[]).await.unwrap();
    assert!(stranger.root_index.is_none() && stranger.tokens.is_empty());
}

#[tokio::test]
async fn rewards_go_to_whom_the_claimer_names() {
    let person = Person::new();
    let (other, eigen) = (Address::repeat_byte(0x77), person.world.tokens.eigen);
    claim(&person, &file(&person), &[eigen], other).await.unwrap();
    assert!(person.chain().await.balance(eigen, other).await.unwrap() > U256::ZERO);
    assert_eq!(person.holds(eigen).await, U256::ZERO);
    assert!(refusal(claim(&person, &file(&person), &[], Address::ZERO).await).starts_with("usage"));
}

#[tokio::test]
async fn only_the_claimer_may_claim() {
    let person = Person::new();
    let other = Address::repeat_byte(0x77);
    person.carry_out(vec![person.core().set_claimer(person.address(), other)]).await.unwrap();
    assert_eq!(person.core().claimer_of(&person.chain().await, person.address()).await.unwrap(), other);
    assert!(refusal(claim(&person, &file(&person), &[], person.address()).await).starts_with("claimer"));
    person.carry_out(vec![person.core().set_claimer(person.address(), Address::ZERO)]).await.unwrap();
    claim(&person, &file(&person), &[], person.address()).await.unwrap();
}

#[tokio::test]
async fn claim_data_that_the_chain_does_not_bear_out_is_refused() {
    let person = Person::new();
    let text = person.world.claims_json(person.address()).unwrap();
    let earned = claimable(&person, &file(&person), &[]).await.unwrap().tokens[0];
    let more = earned.cumulative + U256::from(1);
    let source = |text: &str| Source::Claims(Claims::parse(text).unwrap());
    let forged = source(&text.replace(&earned.cumulative.to_string(), &more.to_string()));
    assert!(refusal(claimable(&person, &forged, &[]).await).starts_with("proof"));
    let other = source(&text.replace("\"rootIndex\":1", "\"rootIndex\":0"));
    assert!(refusal(claimable(&person, &other, &[]).await).starts_with("root"));
    let absent = source(&text.replace("\"rootIndex\":1", "\"rootIndex\":77"));
    assert!(refusal(claimable(&person, &absent, &[]).await).starts_with("root"));
    let early = source(&text.replace("\"rootIndex\":1", "\"rootIndex\":2"));
    assert!(refusal(claimable(&person, &early, &[]).await).starts_with("root"));
    let strange = person.core().claimable(&person.chain().await, person.steth(), &file(&person), &[]).await;
    assert!(refusal(strange).starts_with("claims"));
}
